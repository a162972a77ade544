import { A, useNavigate, useParams } from '@solidjs/router'
import ChevronLeft from 'lucide-solid/icons/chevron-left'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import { useQuery } from '../calls/use-query.ts'
import './calendar.css'
import { getCalendar } from '../calls/calendar.ts'
import { keys } from '../calls/keys.ts'
import { t } from '../i18n/locale.ts'
import { useCan, useSession } from '../session/session.ts'
import { useKeys } from '../ui/keys.ts'
import { Loaded } from '../ui/states.tsx'
import { exceptionsOf } from './year-days.ts'
import { YearEditor } from './year-editor.tsx'
import { YearGrid } from './year-grid.tsx'

/** A year's working days: seen by all, changed by those who keep the calendar. */
export default function CalendarPage(): JSX.Element {
  const params = useParams<{ year?: string }>()
  const session = useSession()
  const can = useCan()
  const navigate = useNavigate()
  const year = () => Number(params.year) || Number(session().today.slice(0, 4))
  const query = useQuery(() => ({
    queryKey: keys.calendar(year()),
    queryFn: () => getCalendar(year()),
  }))
  useKeys(() => ({
    ArrowLeft: () => navigate(`/calendar/${year() - 1}`),
    ArrowRight: () => navigate(`/calendar/${year() + 1}`),
  }))
  return (
    <div class="page calendar">
      <header class="page-head">
        <h1>{t('calendar.title', year())}</h1>
        <div class="row no-print">
          <A
            class="button icon-only"
            href={`/calendar/${year() - 1}`}
            aria-label={t('calendar.previous')}
          >
            <ChevronLeft class="icon" aria-hidden="true" />
          </A>
          <A
            class="button icon-only"
            href={`/calendar/${year() + 1}`}
            aria-label={t('calendar.following')}
          >
            <ChevronRight class="icon" aria-hidden="true" />
          </A>
        </div>
        <Show when={query.isSuccess}>
          <Show
            when={query.data?.published}
            fallback={<span class="tag soon">{t('calendar.notPublished')}</span>}
          >
            <span class="tag done">{t('calendar.published', query.data?.version ?? 0)}</span>
          </Show>
        </Show>
        <Legend />
      </header>
      <Loaded query={query}>
        {(data) => (
          <>
            <Show when={data().source}>
              {(source) => <p class="small muted source">{t('calendar.source', source())}</p>}
            </Show>
            <Show
              keyed
              when={
                can('calendar.admin') && `${data().year}/${data().version}/${data().days.length}`
              }
              fallback={
                <YearGrid year={year()} exceptions={exceptionsOf(data())} today={session().today} />
              }
            >
              {(_) => <YearEditor calendar={data()} />}
            </Show>
          </>
        )}
      </Loaded>
    </div>
  )
}

function Legend(): JSX.Element {
  return (
    <ul class="row small legend push">
      <For each={['holiday', 'workday', 'weekend'] as const}>
        {(kind) => <li class={`key ${kind}`}>{t(`calendar.kind.${kind}`)}</li>}
      </For>
    </ul>
  )
}
