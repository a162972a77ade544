import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'
import type { z } from 'zod'
import { t } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemWords } from '../ui/states.tsx'
import { Fields } from './fields.tsx'
import type { Values } from './form-state.ts'
import { createForm } from './form-state.ts'

type Props = {
  readonly title: string
  readonly about?: string
  readonly schema: z.ZodObject
  readonly initial?: Values
  readonly submit: string
  readonly close: () => void
  /** Sends the checked values; a refusal stays in the dialog, at its fields where it names them. */
  readonly send: (values: Values) => Promise<void>
  readonly children?: JSX.Element
}

/** A short form in a dialog: asks, checks, sends, and keeps what was typed when it is refused. */
export function FormDialog(props: Props): JSX.Element {
  const form = createForm(props.initial ?? {})
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const submit = async () => {
    const values = form.check(props.schema)
    if (!values || busy()) return
    setBusy(true)
    setError(undefined)
    try {
      await props.send(values)
      props.close()
    } catch (refusal) {
      if (!form.refuse(refusal, props.schema)) setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={props.title}
      onClose={props.close}
      footer={
        <>
          <Button onClick={() => props.close()}>{t('common.cancel')}</Button>
          <Button tone="primary" busy={busy()} onClick={() => void submit()}>
            {busy() ? t('task.sending') : props.submit}
          </Button>
        </>
      }
    >
      <Show when={props.about}>
        <p class="muted">{props.about}</p>
      </Show>
      <Fields schema={props.schema} form={form} />
      {props.children}
      <Show when={error()}>
        <div class="notice late" role="alert">
          <ProblemWords error={error()} />
        </div>
      </Show>
    </Dialog>
  )
}
