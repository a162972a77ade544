import { A } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import Bell from 'lucide-solid/icons/bell'
import type { JSX } from 'solid-js'
import { createSignal, For, Show } from 'solid-js'
import { keys } from '../calls/keys.ts'
import { listNotifications, readNotifications } from '../calls/notifications.ts'
import { useQuery } from '../calls/use-query.ts'
import { t, text } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Empty, Loaded } from '../ui/states.tsx'
import { exactText, momentText } from '../ui/time.ts'
import { toastError } from '../ui/toast.tsx'

/** The bell with its count, and the drawer it opens. */
export function NotificationButton(): JSX.Element {
  const [open, setOpen] = createSignal(false)
  const client = useQueryClient()
  const list = useQuery(() => ({ queryKey: keys.notifications, queryFn: listNotifications }))
  const unread = () => (list.isSuccess ? list.data.unread : 0)
  const read = (names?: readonly string[]) =>
    readNotifications(names)
      .then(() => client.invalidateQueries({ queryKey: keys.notifications }))
      .catch(toastError)
  const label = () =>
    unread() > 0 ? t('notifications.unread', unread()) : t('notifications.title')
  return (
    <>
      <button
        type="button"
        class="button quiet icon-only bell"
        aria-label={label()}
        title={label()}
        onClick={() => setOpen(true)}
      >
        <Bell class="icon" aria-hidden="true" />
        <Show when={unread() > 0}>
          <span class="dot">{unread() > 99 ? '99+' : unread()}</span>
        </Show>
      </button>
      <Show when={open()}>
        <Dialog
          class="drawer"
          title={t('notifications.title')}
          onClose={() => setOpen(false)}
          footer={
            <Button
              refused={unread() ? null : t('notifications.allRead')}
              onClick={() => void read()}
            >
              {t('notifications.readAll')}
            </Button>
          }
        >
          <Loaded query={list}>
            {(data) => (
              <ul class="notifications">
                <For
                  each={data().items}
                  fallback={
                    <Empty title={t('notifications.none')} words={t('notifications.noneWords')} />
                  }
                >
                  {(item) => (
                    <li classList={{ unread: !item.readAt }}>
                      <A
                        href={
                          item.documentId
                            ? `/documents/${encodeURIComponent(item.documentId)}`
                            : item.taskId
                              ? `/inbox?task=${encodeURIComponent(item.taskId)}`
                              : `/cases/${item.caseId}`
                        }
                        onClick={() => {
                          setOpen(false)
                          if (!item.readAt) void read([item.key])
                        }}
                      >
                        <span classList={{ late: item.binding }}>{text(item.text)}</span>
                        <time class="small muted" datetime={item.at} title={exactText(item.at)}>
                          {momentText(item.at)}
                        </time>
                      </A>
                    </li>
                  )}
                </For>
              </ul>
            )}
          </Loaded>
        </Dialog>
      </Show>
    </>
  )
}
