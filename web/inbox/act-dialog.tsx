import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'
import { commentOnCase } from '../calls/cases.ts'
import { act, removeCoHandler } from '../calls/tasks.ts'
import type { ActResult, TaskDetail } from '../contract.ts'
import { Fields } from '../forms/fields.tsx'
import type { Values } from '../forms/form-state.ts'
import { createForm } from '../forms/form-state.ts'
import { t } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemWords } from '../ui/states.tsx'
import { actForm } from './act-forms.ts'
import { CommentField } from './comment-field.tsx'
import type { MenuAct } from './task-acts.tsx'

type Props = {
  readonly act: MenuAct
  readonly detail: TaskDetail
  readonly flush: () => Promise<void>
  readonly close: () => void
  readonly done: (result: ActResult | undefined) => void
}

/** Whether an act needs words or a person before it can be done. */
export const asksFirst = (name: MenuAct): name is Exclude<MenuAct, AtOnce> =>
  !atOnce.some((one) => one === name)

const atOnce = ['give-back', 'resume', 'urge', 'withdraw', 'release'] as const
type AtOnce = (typeof atOnce)[number]

/** One dialog for every act that asks something first; its form is data in `act-forms.ts`. */
export function ActDialog(props: Props): JSX.Element {
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const schema = actForm(props.act, props.detail)
  const form = createForm(
    props.act === 'return' && props.detail.returnsTo[0]
      ? { to: props.detail.returnsTo[0].step }
      : {},
  )
  const submit = async () => {
    const values = form.check(schema)
    if (!values) return
    setBusy(true)
    setError(undefined)
    try {
      await props.flush()
      props.done(await send(props.act, props.detail, values))
    } catch (refusal) {
      if (!form.refuse(refusal, schema)) setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t(`task.act.${props.act}`)}
      onClose={props.close}
      footer={
        <>
          <Button onClick={props.close}>{t('common.cancel')}</Button>
          <Button tone="primary" busy={busy()} onClick={() => void submit()}>
            {busy() ? t('task.sending') : t(`task.act.${props.act}`)}
          </Button>
        </>
      }
    >
      <p class="muted">{t(`task.about.${props.act}`)}</p>
      <Show
        when={props.act === 'comment'}
        fallback={<Fields schema={schema} form={form} taskId={props.detail.id} />}
      >
        <CommentField form={form} />
      </Show>
      <Show when={error()}>
        <div class="notice late" role="alert">
          <ProblemWords error={error()} />
        </div>
      </Show>
    </Dialog>
  )
}

async function send(
  name: MenuAct,
  detail: TaskDetail,
  values: Values,
): Promise<ActResult | undefined> {
  if (name === 'remove-co-handler') return removeCoHandler(detail.id, String(values['to']))
  if (name !== 'comment') return act(detail.id, name, values)
  const mentions = Array.isArray(values['mentions']) ? values['mentions'].map(String) : []
  await commentOnCase(detail.caseId, { text: String(values['text']), mentions })
  return undefined
}
