import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'
import { Field, Trouble } from '../parts.tsx'
import { t } from '../words/words.ts'

/** A box to write in, opened by its title, that sends and empties itself. */
export function Say(props: {
  readonly title: string
  readonly lead?: string
  readonly label: string
  readonly onSend: (words: string) => Promise<void>
  readonly children?: JSX.Element
}): JSX.Element {
  const [words, setWords] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const [sent, setSent] = createSignal(false)
  const send = async () => {
    if (busy() || !words().trim()) return
    setBusy(true)
    setError(undefined)
    try {
      await props.onSend(words().trim())
      setWords('')
      setSent(true)
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <details class="no-print">
      <summary>{props.title}</summary>
      <Show when={props.lead}>
        <p class="small">{props.lead}</p>
      </Show>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <Field label={props.label}>
          {(ids) => (
            <textarea
              {...ids}
              rows={4}
              maxlength={4000}
              value={words()}
              onInput={(event) => {
                setWords(event.currentTarget.value)
                setSent(false)
              }}
            />
          )}
        </Field>
        <Trouble error={error()} />
        <button type="submit" aria-busy={busy()}>
          {busy() ? t().sending : t().send}
        </button>
        <span role="status" class="small">
          {sent() ? t().added : ''}
        </span>
      </form>
      {props.children}
    </details>
  )
}
