import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import { getReceipts } from '../calls/documents.ts'
import { keys } from '../calls/keys.ts'
import { useQuery } from '../calls/use-query.ts'
import type { DocumentDetail } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Loaded, Loading } from '../ui/states.tsx'
import { momentText } from '../ui/time.ts'

/** How many have read it; for its office and the leadership, who has and who has not. */
export function Readers(props: { readonly detail: DocumentDetail }): JSX.Element {
  const [open, setOpen] = createSignal(false)
  const words = () => {
    const { read, of } = props.detail.readers
    return of === null ? t('documents.readBy', read) : t('documents.readCount', read, of)
  }
  return (
    <Show when={props.detail.status !== 'draft'}>
      <Show when={props.detail.can.receipts} fallback={<span class="small muted">{words()}</span>}>
        <button type="button" class="link small" onClick={() => setOpen(true)}>
          {words()}
        </button>
      </Show>
      <Show when={open()}>
        <Receipts id={props.detail.id} close={() => setOpen(false)} />
      </Show>
    </Show>
  )
}

function Receipts(props: { readonly id: string; readonly close: () => void }): JSX.Element {
  const receipts = useQuery(() => ({
    queryKey: keys.receipts(props.id),
    queryFn: () => getReceipts(props.id),
  }))
  return (
    <Dialog title={t('documents.receipts')} onClose={props.close}>
      <Loaded query={receipts} loading={<Loading lines={4} />}>
        {(data) => (
          <>
            <h3>{t('documents.notYet', data().unread.length)}</h3>
            <p class="small">
              {data()
                .unread.map((person) => person.name)
                .join(t('common.comma'))}
            </p>
            <h3>{t('documents.alreadyRead', data().read.length)}</h3>
            <ul class="small">
              <For each={data().read}>
                {(one) => (
                  <li>
                    {one.person.name} <span class="muted">{momentText(one.at)}</span>
                  </li>
                )}
              </For>
            </ul>
          </>
        )}
      </Loaded>
    </Dialog>
  )
}
