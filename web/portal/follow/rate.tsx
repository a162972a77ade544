import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import { DISSATISFIED, ratings } from '../../../workflows/complaint/choices.ts'
import { Trouble } from '../parts.tsx'
import { t, text } from '../words/words.ts'

/** 五级评价: one tap for the satisfied; the dissatisfied may say whether the problem is still there. */
export function Rate(props: {
  readonly onRate: (body: { rating: number; fixed?: boolean }) => Promise<void>
}): JSX.Element {
  const [low, setLow] = createSignal<number>()
  const [stillThere, setStillThere] = createSignal(true)
  const [error, setError] = createSignal<unknown>()
  const rate = (body: { rating: number; fixed?: boolean }) => {
    setError(undefined)
    props.onRate(body).catch(setError)
  }
  return (
    <section class="rate no-print">
      <h2>{t().rateTitle}</h2>
      <p class="small">{t().rateLead}</p>
      <div class="levels">
        <For each={ratings}>
          {({ id, label }) => (
            <button
              type="button"
              aria-pressed={low() === id}
              onClick={() => (id <= DISSATISFIED ? setLow(id) : rate({ rating: id }))}
            >
              {text(label)}
            </button>
          )}
        </For>
      </div>
      <Show when={low()}>
        {(rating) => (
          <>
            <label class="check">
              <input
                type="checkbox"
                checked={stillThere()}
                onChange={(event) => setStillThere(event.currentTarget.checked)}
              />
              <span>{t().fixedNot}</span>
            </label>
            <p class="small">{t().ratedLow}</p>
            <button
              type="button"
              class="primary"
              onClick={() => rate({ rating: rating(), fixed: !stillThere() })}
            >
              {t().send}
            </button>
          </>
        )}
      </Show>
      <Trouble error={error()} />
    </section>
  )
}
