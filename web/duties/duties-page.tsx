import { useParams } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { For } from 'solid-js'
import { listDuties } from '../calls/duties.ts'
import { keys } from '../calls/keys.ts'
import { useQuery } from '../calls/use-query.ts'
import './duties.css'
import { t } from '../i18n/locale.ts'
import { Loaded } from '../ui/states.tsx'
import { DutyCard } from './duty-card.tsx'

/** What the bureau does by the calendar: when each duty was done, when it is next, and what was missed. */
export default function DutiesPage(): JSX.Element {
  const params = useParams<{ id?: string }>()
  const query = useQuery(() => ({ queryKey: keys.duties, queryFn: listDuties }))
  return (
    <div class="page duties">
      <header class="page-head">
        <h1>{t('duties.title')}</h1>
        <p class="muted">{t('duties.lead')}</p>
      </header>
      <Loaded query={query}>
        {(duties) => (
          <div class="stack wide-gap">
            <For each={duties()}>
              {(duty) => <DutyCard duty={duty} isOpen={params.id === duty.id} />}
            </For>
          </div>
        )}
      </Loaded>
    </div>
  )
}
