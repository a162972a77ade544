import type { JSX } from 'solid-js'
import { createSignal, onMount, Show } from 'solid-js'
import { Refused } from '../call.ts'
import { Bottom, Field, Heading, Trouble } from '../parts.tsx'
import { proveAhead } from '../proof.ts'
import { t } from '../words/words.ts'
import type { createFiling } from './filing.ts'

/** The second screen: anonymous unless one chooses otherwise. */
export default function WhoYouAre(props: {
  readonly state: ReturnType<typeof createFiling>
  readonly onBack: () => void
  readonly submit: (onProgress: (percent: number) => void) => Promise<void>
}): JSX.Element {
  const { filing, set } = props.state
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [percent, setPercent] = createSignal(0)
  const [error, setError] = createSignal<unknown>()
  let form: HTMLFormElement | undefined
  onMount(proveAhead)

  const noName = () => (tried() && !filing.name.trim() ? t().required : undefined)
  const noPhone = () =>
    tried() && !/^[+\d][\d\s-]{4,24}$/.test(filing.phone.trim()) ? t().phoneWrong : undefined

  async function send(): Promise<void> {
    setTried(true)
    if (filing.isRealName && (noName() || noPhone())) {
      queueMicrotask(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    setBusy(true)
    setError(undefined)
    try {
      await props.submit(setPercent)
    } catch (failure) {
      const isOld = failure instanceof Refused && String(failure.message).startsWith('proof.')
      if (isOld) proveAhead()
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      ref={form}
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy()) void send()
      }}
    >
      <Heading>{t().who}</Heading>
      <div role="radiogroup" aria-label={t().who}>
        <Choice
          label={t().anonymous}
          words={t().anonymousWords}
          checked={!filing.isRealName}
          onChoose={() => set('isRealName', false)}
        />
        <Choice
          label={t().realName}
          words={t().realNameWords}
          checked={filing.isRealName}
          onChoose={() => set('isRealName', true)}
        />
      </div>
      <Show when={filing.isRealName}>
        <Field label={t().name} error={noName()}>
          {(ids) => (
            <input
              {...ids}
              autocomplete="name"
              maxlength={40}
              value={filing.name}
              onInput={(event) => set('name', event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t().phone} error={noPhone()}>
          {(ids) => (
            <input
              {...ids}
              type="tel"
              autocomplete="tel"
              maxlength={25}
              value={filing.phone}
              onInput={(event) => set('phone', event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t().contact} optional>
          {(ids) => (
            <input
              {...ids}
              maxlength={200}
              value={filing.contact}
              onInput={(event) => set('contact', event.currentTarget.value)}
            />
          )}
        </Field>
      </Show>
      <p class="safe">
        {t().safe}
        <span class="block">{t().noAddress}</span>
      </p>
      <p role="status" class="small">
        {busy() ? (percent() > 0 ? t().uploading('', percent()) : t().checking) : ''}
      </p>
      <Trouble error={error()} />
      <Bottom>
        <button type="button" onClick={() => props.onBack()}>
          {t().back}
        </button>
        <button type="submit" class="primary" aria-busy={busy()}>
          {busy() ? t().sending : error() ? t().retry : t().submit}
        </button>
      </Bottom>
    </form>
  )
}

function Choice(props: {
  readonly label: string
  readonly words: string
  readonly checked: boolean
  readonly onChoose: () => void
}): JSX.Element {
  return (
    <label class="opt" classList={{ on: props.checked }}>
      <input type="radio" name="who" checked={props.checked} onChange={() => props.onChoose()} />
      <span>
        <b>{props.label}</b>
        <span class="small block">{props.words}</span>
      </span>
    </label>
  )
}
