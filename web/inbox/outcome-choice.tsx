import type { JSX } from 'solid-js'
import { createUniqueId, For, Show } from 'solid-js'
import type { StepOutcome } from '../../workflows/kit/definition.ts'
import { t, text } from '../i18n/locale.ts'

type Props = {
  readonly outcomes: Readonly<Record<string, StepOutcome>>
  readonly chosen: string
  readonly onChoose: (outcome: string) => void
}

/** How to answer, when there is more than one way. */
export function OutcomeChoice(props: Props): JSX.Element {
  const name = createUniqueId()
  return (
    <Show when={Object.keys(props.outcomes).length > 1}>
      <div class="choices" role="radiogroup" aria-label={t('task.answer')}>
        <For each={Object.entries(props.outcomes)}>
          {([id, outcome]) => (
            <label class={`choice ${outcome.tone}`}>
              <input
                type="radio"
                name={name}
                checked={props.chosen === id}
                onChange={() => props.onChoose(id)}
              />
              <span>{text(outcome.title)}</span>
            </label>
          )}
        </For>
      </div>
    </Show>
  )
}
