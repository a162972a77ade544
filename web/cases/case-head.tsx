import { useQueryClient } from '@tanstack/solid-query'
import Eye from 'lucide-solid/icons/eye'
import EyeOff from 'lucide-solid/icons/eye-off'
import MessageSquare from 'lucide-solid/icons/message-square'
import Printer from 'lucide-solid/icons/printer'
import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'
import { z } from 'zod'
import { paragraph, personIds } from '../../workflows/kit/fields.ts'
import { commentOnCase, setWatching } from '../calls/cases.ts'
import { keys } from '../calls/keys.ts'
import type { CaseDetail } from '../contract.ts'
import { createForm } from '../forms/form-state.ts'
import { dictionaryText } from '../i18n/both.ts'
import { t } from '../i18n/locale.ts'
import { CommentField } from '../inbox/comment-field.tsx'
import { useCommands } from '../shell/commands.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { dueTone } from '../ui/due.ts'
import { DueLabel } from '../ui/due-label.tsx'
import { toast, toastError } from '../ui/toast.tsx'
import { severityLabel, sourceLabel } from './labels.ts'

/** Number, title and standing of a case, with what anyone who sees it may do: watch, comment, print. */
export function CaseHead(props: { readonly detail: CaseDetail }): JSX.Element {
  const client = useQueryClient()
  const [commenting, setCommenting] = createSignal(false)
  const refresh = () => client.invalidateQueries({ queryKey: keys.case(props.detail.id) })
  const watch = async () => {
    const next = !props.detail.watching
    try {
      await setWatching(props.detail.id, next)
      await refresh()
      toast(next ? t('case.watched') : t('case.unwatched'))
    } catch (error) {
      toastError(error)
    }
  }
  useCommands(() => [
    {
      id: 'watch',
      label: props.detail.watching ? t('case.unwatch') : t('case.watch'),
      run: () => void watch(),
    },
    { id: 'comment', label: t('task.act.comment'), run: () => setCommenting(true) },
    { id: 'print', label: t('case.print'), run: () => print() },
  ])
  return (
    <header class="case-head">
      <div class="row">
        <span class="number">{props.detail.number ?? t('case.unnumbered')}</span>
        <Show
          when={props.detail.status === 'open'}
          fallback={<span class="tag done">{t(`case.status.${props.detail.status}`)}</span>}
        >
          <Show when={props.detail.dueDate || props.detail.paused}>
            <span class={`tag ${dueTone(props.detail)}`}>
              <DueLabel due={props.detail} />
            </span>
          </Show>
        </Show>
        <Show when={props.detail.severity === 'serious'}>
          <span class="tag soon">{severityLabel(props.detail.severity)}</span>
        </Show>
        <span class="tag">{sourceLabel(props.detail.source)}</span>
      </div>
      <h1>{props.detail.title}</h1>
      <div class="row no-print">
        <Button onClick={() => void watch()} aria-pressed={props.detail.watching}>
          <Show when={props.detail.watching} fallback={<Eye class="icon" aria-hidden="true" />}>
            <EyeOff class="icon" aria-hidden="true" />
          </Show>
          {props.detail.watching ? t('case.unwatch') : t('case.watch')}
        </Button>
        <Button onClick={() => setCommenting(true)}>
          <MessageSquare class="icon" aria-hidden="true" />
          {t('task.act.comment')}
        </Button>
        <Button onClick={() => print()}>
          <Printer class="icon" aria-hidden="true" />
          {t('case.print')}
        </Button>
      </div>
      <Show when={commenting()}>
        <CommentDialog
          caseId={props.detail.id}
          close={() => setCommenting(false)}
          done={() => {
            setCommenting(false)
            toast(t('task.did.comment'))
            void refresh()
          }}
        />
      </Show>
    </header>
  )
}

const commentForm = z.object({
  text: paragraph(dictionaryText.comment),
  mentions: personIds(dictionaryText.mentions).optional(),
})

function CommentDialog(props: {
  readonly caseId: string
  readonly close: () => void
  readonly done: () => void
}): JSX.Element {
  const form = createForm({})
  const [busy, setBusy] = createSignal(false)
  const send = async () => {
    const values = form.check(commentForm) as z.infer<typeof commentForm> | undefined
    if (!values) return
    setBusy(true)
    try {
      await commentOnCase(props.caseId, { text: values.text, mentions: values.mentions ?? [] })
      props.done()
    } catch (error) {
      if (!form.refuse(error, commentForm)) toastError(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('task.act.comment')}
      onClose={props.close}
      footer={
        <>
          <Button onClick={props.close}>{t('common.cancel')}</Button>
          <Button tone="primary" busy={busy()} onClick={() => void send()}>
            {t('task.act.comment')}
          </Button>
        </>
      }
    >
      <CommentField form={form} />
    </Dialog>
  )
}
