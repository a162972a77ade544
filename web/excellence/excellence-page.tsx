import { A, useParams } from '@solidjs/router'
import ChevronLeft from 'lucide-solid/icons/chevron-left'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import type { JSX } from 'solid-js'
import { For } from 'solid-js'
import './excellence.css'
import { listEligibility } from '../calls/excellence.ts'
import { keys } from '../calls/keys.ts'
import { useQuery } from '../calls/use-query.ts'
import type { EligibilityList } from '../contract.ts'
import { t } from '../i18n/locale.ts'
import { useSession } from '../session/session.ts'
import { Loaded, Loading } from '../ui/states.tsx'
import { Nominations } from './nominations.tsx'
import { Whys } from './why.tsx'

/** 评优 of a year: where each section's eligibility stands, and who has been nominated. */
export default function ExcellencePage(): JSX.Element {
  const params = useParams<{ year?: string }>()
  const session = useSession()
  const year = () => Number(params.year) || Number(session().today.slice(0, 4))
  const eligibility = useQuery(() => ({
    queryKey: keys.eligibility(year()),
    queryFn: () => listEligibility(year()),
  }))
  return (
    <div class="page excellence">
      <header class="page-head">
        <h1>{t('excellence.title', year())}</h1>
        <div class="row no-print">
          <A
            class="button icon-only"
            href={`/excellence/${year() - 1}`}
            aria-label={t('excellence.previous')}
          >
            <ChevronLeft class="icon" aria-hidden="true" />
          </A>
          <A
            class="button icon-only"
            href={`/excellence/${year() + 1}`}
            aria-label={t('excellence.following')}
          >
            <ChevronRight class="icon" aria-hidden="true" />
          </A>
        </div>
      </header>
      <section class="stack">
        <h2>{t('excellence.eligibility')}</h2>
        <Loaded query={eligibility} loading={<Loading lines={6} />}>
          {(data) => <Sections sections={data().sections} />}
        </Loaded>
      </section>
      <Nominations year={year()} />
    </div>
  )
}

const tones = { eligible: '', proposed: 'soon', cancelled: 'late', restored: 'done' } as const

function Sections(props: { readonly sections: EligibilityList['sections'] }): JSX.Element {
  return (
    <ul class="standing-list">
      <For
        each={props.sections}
        fallback={<li class="muted">{t('excellence.eligibilityNone')}</li>}
      >
        {(one) => (
          <li class="card">
            <div class="spread">
              <b>{one.section.name}</b>
              <span class={`tag ${tones[one.state]}`}>{t(`excellence.state.${one.state}`)}</span>
            </div>
            <Whys whys={one.why} />
          </li>
        )}
      </For>
    </ul>
  )
}
