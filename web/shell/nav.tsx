import { A, useLocation } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { keys } from '../calls/keys.ts'
import { countTasks } from '../calls/tasks.ts'
import { useQuery } from '../calls/use-query.ts'
import { t } from '../i18n/locale.ts'
import { useCan } from '../session/session.ts'
import type { Place } from './places.ts'
import { isAt, places } from './places.ts'

/** How many tasks are in each list; shared by navigation and inbox. */
export const useCounts = () => useQuery(() => ({ queryKey: keys.taskCounts, queryFn: countTasks }))

/** The places this person may use. */
export function usePlaces(): () => readonly Place[] {
  const can = useCan()
  return () => places.filter((place) => !place.needs || can(place.needs))
}

/** The column of places on a wide screen. */
export function Nav(): JSX.Element {
  const shown = usePlaces()
  const group = (name: Place['group']) => shown().filter((place) => place.group === name)
  return (
    <nav class="nav no-print" aria-label={t('shell.places')}>
      <A href="/inbox" class="brand">
        {t('common.name')}
      </A>
      <For each={['work', 'issues', 'bureau'] as const}>
        {(name) => (
          <ul>
            <For each={group(name)}>
              {(place) => (
                <li>
                  <PlaceLink place={place} />
                </li>
              )}
            </For>
          </ul>
        )}
      </For>
    </nav>
  )
}

/** The bar at the bottom of a phone. */
export function TabBar(): JSX.Element {
  const shown = usePlaces()
  return (
    <nav class="tab-bar no-print" aria-label={t('shell.places')}>
      <For each={shown().filter((place) => place.onPhone)}>
        {(place) => <PlaceLink place={place} />}
      </For>
    </nav>
  )
}

function PlaceLink(props: { readonly place: Place }): JSX.Element {
  const location = useLocation()
  const counts = useCounts()
  const count = () =>
    props.place.count && counts.isSuccess ? counts.data[props.place.count] : undefined
  const overdue = () => props.place.id === 'inbox' && counts.isSuccess && counts.data.overdue > 0
  return (
    <A
      href={props.place.href}
      class="place"
      end
      aria-current={isAt(props.place, location.pathname) ? 'page' : undefined}
      activeClass=""
      title={t(`shell.place.${props.place.id}`)}
    >
      <Dynamic component={props.place.icon} class="icon" aria-hidden="true" />
      <span class="name">{t(`shell.place.${props.place.id}`)}</span>
      <Show when={count()}>
        {(n) => (
          <b class="count" classList={{ late: overdue() }}>
            {n()}
          </b>
        )}
      </Show>
    </A>
  )
}
