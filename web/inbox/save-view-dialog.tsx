import { useQueryClient } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'
import { keys } from '../calls/keys.ts'
import { saveView } from '../calls/views.ts'
import { t } from '../i18n/locale.ts'
import { useSession } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemWords } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'

/** Keeps the open list, with its search and filters, under a name; for oneself or one's section. */
export function SaveViewDialog(props: {
  readonly query: string
  readonly close: () => void
}): JSX.Element {
  const client = useQueryClient()
  const session = useSession()
  const [name, setName] = createSignal('')
  const [isShared, setShared] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const save = async () => {
    try {
      const section = session().person.section?.id
      await saveView({
        name: name().trim(),
        query: props.query,
        ...(isShared() && section && { sharedWith: section }),
      })
      await client.invalidateQueries({ queryKey: keys.views })
      toast(t('inbox.viewSaved', name().trim()))
      props.close()
    } catch (refusal) {
      setError(refusal)
    }
  }
  return (
    <Dialog
      title={t('inbox.saveView')}
      onClose={props.close}
      footer={
        <>
          <Button onClick={props.close}>{t('common.cancel')}</Button>
          <Button
            tone="primary"
            refused={name().trim() ? null : t('form.required')}
            onClick={() => void save()}
          >
            {t('common.save')}
          </Button>
        </>
      }
    >
      <label class="stack">
        <span class="strong">{t('inbox.viewName')}</span>
        <input
          class="input"
          data-first
          maxlength={40}
          value={name()}
          onInput={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.isComposing && name().trim()) void save()
          }}
        />
      </label>
      <Show when={session().person.section}>
        {(section) => (
          <label class="row">
            <input
              class="check"
              type="checkbox"
              checked={isShared()}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
            {t('inbox.shareView', section().name)}
          </label>
        )}
      </Show>
      <Show when={error()}>
        <div class="notice late" role="alert">
          <ProblemWords error={error()} />
        </div>
      </Show>
    </Dialog>
  )
}
