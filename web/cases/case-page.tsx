import { useParams } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import { useQuery } from '../calls/use-query.ts'
import './case-page.css'
import { findProcedure } from '../../workflows/procedures.ts'
import { getCase } from '../calls/cases.ts'
import { keys } from '../calls/keys.ts'
import { ComplaintCard } from '../complaints/complaint-card.tsx'
import type { CaseDetail } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { Loaded } from '../ui/states.tsx'
import { dayText } from '../ui/time.ts'
import { CaseHead } from './case-head.tsx'
import { Diagram } from './diagram.tsx'
import { Endings } from './endings.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { Linked } from './linked.tsx'
import { OpenTasks } from './open-tasks.tsx'
import { Stages } from './stages.tsx'
import { NextSteps, Timeline } from './timeline.tsx'

/** One case: where it stands, who has it, what happens next, and everything that happened. */
export default function CasePage(): JSX.Element {
  const params = useParams<{ id: string }>()
  const query = useQuery(() => ({
    queryKey: keys.case(params.id),
    queryFn: () => getCase(params.id),
  }))
  return <Loaded query={query}>{(detail) => <Page detail={detail()} />}</Loaded>
}

function Page(props: { readonly detail: CaseDetail }): JSX.Element {
  return (
    <article class="page case">
      <CaseHead detail={props.detail} />
      <Stages stages={props.detail.stages} />
      <div class="case-cols">
        <div class="stack wide-gap">
          <OpenTasks detail={props.detail} />
          <Show when={props.detail.procedure === 'complaint'}>
            <ComplaintCard caseId={props.detail.id} />
          </Show>
          <Facts detail={props.detail} />
          <Show when={props.detail.procedure === 'issue'}>
            <Endings detail={props.detail} />
          </Show>
          <section class="card">
            <h2>{t('case.happened')}</h2>
            <Timeline entries={props.detail.timeline} />
          </section>
        </div>
        <aside class="stack wide-gap">
          <section class="card">
            <h2>{t('case.next')}</h2>
            <NextSteps next={props.detail.next} />
          </section>
          <section class="card">
            <h2>{t('case.evidence')}</h2>
            <Show
              when={props.detail.evidence.length > 0}
              fallback={<p class="muted small">{t('case.noEvidence')}</p>}
            >
              <EvidenceList evidence={props.detail.evidence} />
            </Show>
          </section>
          <Linked linked={props.detail.linked} />
        </aside>
      </div>
      <Show when={findProcedure(props.detail.procedure)}>
        {(procedure) => (
          <section class="card diagram-card">
            <h2>{t('case.diagram')}</h2>
            <p class="small muted">{t('case.diagramWords', text(procedure().legal))}</p>
            <Diagram
              procedure={procedure()}
              now={props.detail.openTasks.map((task) => task.step)}
              reached={props.detail.stages
                .filter((stage) => stage.state !== 'ahead')
                .map((stage) => stage.id)}
              ended={props.detail.status === 'open' ? null : text(props.detail.outcome)}
            />
          </section>
        )}
      </Show>
    </article>
  )
}

function Facts(props: { readonly detail: CaseDetail }): JSX.Element {
  const rows = () => {
    const one = props.detail
    const people = (list: readonly { name: string }[]) =>
      list.map((p) => p.name).join(t('common.comma'))
    return [
      [t('case.description'), one.description],
      [t('case.measures'), one.measures],
      [t('case.section'), one.section?.name],
      [
        t('case.responsible'),
        [one.responsible?.name, people(one.coResponsible)].filter(Boolean).join(t('common.comma')),
      ],
      [t('case.leader'), one.leader?.name],
      [t('case.deadline'), one.dueDate && dayText(one.dueDate)],
      [t('case.milestones'), one.milestones.map(dayText).join(t('common.comma'))],
      [t('case.category'), one.category],
      [t('case.opened'), `${dayText(one.openedAt.slice(0, 10))} · ${one.openedBy}`],
      [t('case.returns'), one.returns > 0 ? t('case.times', one.returns) : null],
    ] as const
  }
  return (
    <section class="card">
      <h2>{t('case.facts')}</h2>
      <dl class="facts">
        <For each={rows().filter(([, value]) => value)}>
          {([label, value]) => (
            <div>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          )}
        </For>
      </dl>
    </section>
  )
}
