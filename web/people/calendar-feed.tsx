import { useQueryClient } from '@tanstack/solid-query'
import Copy from 'lucide-solid/icons/copy'
import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'
import { endFeed, makeFeed } from '../calls/channels.ts'
import { keys } from '../calls/keys.ts'
import { locale, t } from '../i18n/locale.ts'
import { Button } from '../ui/button.tsx'
import { dateOf, dayText } from '../ui/time.ts'
import { toast, toastError } from '../ui/toast.tsx'

/** One's deadlines in one's own calendar, by an address that is shown once. */
export function CalendarFeed(props: { readonly since: string | null }): JSX.Element {
  const client = useQueryClient()
  const [address, setAddress] = createSignal<string>()
  const changed = () => client.invalidateQueries({ queryKey: keys.myChannels })
  let field: HTMLInputElement | undefined
  const make = async () => {
    const isNew = props.since === null
    try {
      setAddress((await makeFeed(locale())).url)
      if (!isNew) toast(t('feed.renewed'))
      await changed()
      field?.select()
    } catch (error) {
      toastError(error)
    }
  }
  const end = () =>
    endFeed()
      .then(() => setAddress(undefined))
      .then(changed)
      .then(() => toast(t('feed.ended')))
      .catch(toastError)
  const copy = async () => {
    field?.select()
    await navigator.clipboard
      ?.writeText(address() ?? '')
      .then(() => toast(t('feed.copied')))
      .catch(toastError)
  }
  return (
    <section class="card stack">
      <div class="spread">
        <h2>{t('feed.title')}</h2>
        <Show
          when={props.since}
          fallback={<Button onClick={() => void make()}>{t('feed.make')}</Button>}
        >
          <div class="row">
            <Button onClick={() => void make()}>{t('feed.renew')}</Button>
            <Button tone="quiet" onClick={() => void end()}>
              {t('feed.end')}
            </Button>
          </div>
        </Show>
      </div>
      <p class="muted">{t('feed.words')}</p>
      <Show when={props.since}>
        {(since) => <p>{t('feed.since', dayText(dateOf(since())))}</p>}
      </Show>
      <Show when={address()}>
        <div class="notice stack" role="status">
          <p>{t('feed.once')}</p>
          <div class="row feed-address">
            <input
              ref={field}
              class="input"
              readonly
              aria-label={t('feed.address')}
              value={address() ?? ''}
              onFocus={(event) => event.currentTarget.select()}
            />
            <Button tone="primary" onClick={() => void copy()}>
              <Copy class="icon" aria-hidden="true" />
              {t('feed.copy')}
            </Button>
          </div>
        </div>
      </Show>
    </section>
  )
}
