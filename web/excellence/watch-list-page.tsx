import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import './excellence.css'
import { getWatchList } from '../calls/excellence.ts'
import { keys } from '../calls/keys.ts'
import { useQuery } from '../calls/use-query.ts'
import type { WatchList } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { Empty, Loaded } from '../ui/states.tsx'
import { dateOf, dayText } from '../ui/time.ts'
import { Whys } from './why.tsx'

const tones = { listed: 'late', lapsed: 'soon', released: 'done', referred: '' } as const

/** 作风观察名单, as much of it as is the reader's to see. */
export default function WatchListPage(): JSX.Element {
  const list = useQuery(() => ({ queryKey: keys.watchList, queryFn: getWatchList }))
  return (
    <div class="page excellence">
      <header class="page-head">
        <h1>{t('watchList.title')}</h1>
      </header>
      <Loaded query={list}>
        {(data) => (
          <ul class="standing-list">
            <For
              each={data().entries}
              fallback={
                <li>
                  <Empty title={t('watchList.none')} words={t('watchList.noneWords')} />
                </li>
              }
            >
              {(entry) => <Entry entry={entry} />}
            </For>
          </ul>
        )}
      </Loaded>
    </div>
  )
}

function Entry(props: { readonly entry: WatchList['entries'][number] }): JSX.Element {
  const days = () => {
    const { at, until } = props.entry.why
    return [dayText(dateOf(at)), until && t('excellence.until', dayText(until))]
      .filter(Boolean)
      .join(' ')
  }
  return (
    <li class="card">
      <div class="spread">
        <span>
          <b>{props.entry.person.name}</b>{' '}
          <span class="small muted">{props.entry.section?.name}</span>
        </span>
        <span class={`tag ${tones[props.entry.state]}`}>
          {t(`watchList.state.${props.entry.state}`)}
        </span>
      </div>
      <p class="small muted">
        {days()}
        <Show when={text(props.entry.step)}>{(step) => <> · {t('watchList.now', step())}</>}</Show>
      </p>
      <Show when={props.entry.reason}>{(reason) => <p>{reason()}</p>}</Show>
      <Whys whys={[props.entry.why]} />
    </li>
  )
}
