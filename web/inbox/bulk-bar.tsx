import type { JSX } from 'solid-js'
import { createMemo, createSignal, Show } from 'solid-js'
import { t } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { BulkDialog } from './bulk-dialog.tsx'
import type { Selection } from './selection.ts'
import type { Tasks } from './use-tasks.ts'

/** What can be done with the ticked rows; they must all be of one kind to share one answer. */
export function BulkBar(props: {
  readonly selection: Selection
  readonly tasks: Tasks
}): JSX.Element {
  const [open, setOpen] = createSignal(false)
  const chosen = createMemo(() =>
    props.tasks.items().filter((task) => props.selection.ticked().has(task.id)),
  )
  const isOneKind = () => new Set(chosen().map((task) => task.kind)).size === 1
  return (
    <div class="bulk-bar" role="toolbar" aria-label={t('bulk.title')}>
      <b>{t('bulk.chosen', props.selection.ticked().size)}</b>
      <Button
        tone="primary"
        refused={isOneKind() ? null : t('bulk.mixed')}
        onClick={() => setOpen(true)}
      >
        {t('bulk.complete')}
      </Button>
      <Show when={!isOneKind()}>
        <span class="small muted">{t('bulk.mixed')}</span>
      </Show>
      <Button tone="quiet" class="push" onClick={() => props.selection.clear()}>
        {t('bulk.clear')}
      </Button>
      <Show when={open()}>
        <BulkDialog
          chosen={chosen()}
          close={(done) => {
            setOpen(false)
            if (done.length === 0) return
            props.tasks.remove(done)
            for (const id of done) props.selection.tick(id)
          }}
        />
      </Show>
    </div>
  )
}
