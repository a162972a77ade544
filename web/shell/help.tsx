import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import { t } from '../i18n/locale.ts'
import { Dialog } from '../ui/dialog.tsx'

const pages = [
  'inbox',
  'cases',
  'complaints',
  'reception',
  'experiences',
  'ledger',
  'import',
  'people',
  'calendar',
  'me',
] as const
type Page = (typeof pages)[number]

const inboxKeys = [
  ['J', 'K', 'next'],
  ['Enter', '', 'open'],
  ['E', '', 'complete'],
  ['C', '', 'claim'],
  ['X', '', 'select'],
  ['Ctrl', 'Enter', 'submit'],
  ['/', '', 'search'],
] as const
const everywhere = [
  ['Ctrl', 'K', 'palette'],
  ['?', '', 'help'],
  ['Esc', '', 'close'],
] as const

/** What the open page is for, in a few sentences, and its keys. */
export default function Help(props: {
  readonly path: string
  readonly close: () => void
}): JSX.Element {
  const page = (): Page => pages.find((one) => props.path.startsWith(`/${one}`)) ?? 'inbox'
  const rows = () => (page() === 'inbox' ? [...inboxKeys, ...everywhere] : everywhere)
  return (
    <Dialog title={t('help.title')} onClose={props.close}>
      <p>{t(`help.${page()}`)}</p>
      <h3>{t('help.keys')}</h3>
      <dl class="key-list">
        <For each={rows()}>
          {([first, second, what]) => (
            <>
              <dt>
                <kbd>{first}</kbd>
                <Show when={second}>
                  {' '}
                  <kbd>{second}</kbd>
                </Show>
              </dt>
              <dd>{t(`help.key.${what}`)}</dd>
            </>
          )}
        </For>
      </dl>
      <p class="small muted">{t('help.time')}</p>
    </Dialog>
  )
}
