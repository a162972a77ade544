import { A } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import ArrowLeft from 'lucide-solid/icons/arrow-left'
import ExternalLink from 'lucide-solid/icons/external-link'
import type { JSX } from 'solid-js'
import { Show } from 'solid-js'
import { keys } from '../calls/keys.ts'
import { act, getTask } from '../calls/tasks.ts'
import { useQuery } from '../calls/use-query.ts'
import { EvidenceList } from '../cases/evidence-list.tsx'
import { NextSteps, Timeline } from '../cases/timeline.tsx'
import { ComplaintCard } from '../complaints/complaint-card.tsx'
import type { TaskDetail } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { dueTone } from '../ui/due.ts'
import { DueLabel } from '../ui/due-label.tsx'
import { Loaded } from '../ui/states.tsx'
import { toast, toastError } from '../ui/toast.tsx'
import { Known } from './known.tsx'
import { TaskForm } from './task-form.tsx'

type Props = {
  readonly id: string
  readonly close: () => void
  /** The task left this inbox; the API may name the next one. */
  readonly goOn: (next: string | null) => void
  /** A withdrawn task comes back under a new id. */
  readonly reopen: (id: string) => void
}

/** One task: the form first, then what happens next, then what happened. */
export function TaskPane(props: Props): JSX.Element {
  const task = useQuery(() => ({ queryKey: keys.task(props.id), queryFn: () => getTask(props.id) }))
  return (
    <article class="task-pane">
      <button type="button" class="button quiet only-narrow-flex" onClick={() => props.close()}>
        <ArrowLeft class="icon" aria-hidden="true" />
        {t('inbox.back')}
      </button>
      <Loaded query={task}>
        {(detail) => <Detail detail={detail()} goOn={props.goOn} reopen={props.reopen} />}
      </Loaded>
    </article>
  )
}

function Detail(
  props: { readonly detail: TaskDetail } & Pick<Props, 'goOn' | 'reopen'>,
): JSX.Element {
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: keys.tasks })
  const withdraw = async (id: string) => {
    try {
      const { nextTaskId } = await act(id, 'withdraw')
      toast(t('task.withdrawn'))
      await refresh()
      if (nextTaskId) props.reopen(nextTaskId)
    } catch (error) {
      toastError(error)
    }
  }
  const completed = (next: string | null) => {
    const id = props.detail.id
    toast(t('task.submitted'), { label: t('task.act.withdraw'), run: () => void withdraw(id) })
    props.goOn(next)
  }
  return (
    <>
      <header class="task-head">
        <h1>
          <span class="todo">{text(props.detail.todo)}</span>
          {props.detail.title}
        </h1>
        <Meta detail={props.detail} />
      </header>
      <div class="task-cols">
        <div class="stack wide-gap">
          <Standing detail={props.detail} />
          <Show when={props.detail.procedure === 'complaint'}>
            <ComplaintCard caseId={props.detail.caseId} />
          </Show>
          <Known known={props.detail.known} />
          {/* One form a task and round: news arriving meanwhile leave what is typed alone. */}
          <Show
            keyed
            when={`${props.detail.id}/${props.detail.round}/${props.detail.endedAt ?? ''}`}
          >
            {(_) => (
              <TaskForm
                detail={props.detail}
                completed={completed}
                changed={refresh}
                goOn={props.goOn}
              />
            )}
          </Show>
          <Show when={props.detail.evidence.length > 0}>
            <section>
              <h2>{t('task.evidence')}</h2>
              <EvidenceList evidence={props.detail.evidence} />
            </section>
          </Show>
        </div>
        <aside class="stack wide-gap">
          <section>
            <h2>{t('task.next')}</h2>
            <NextSteps next={props.detail.next} now={nowLine(props.detail)} />
          </section>
          <section>
            <h2>{t('task.happened')}</h2>
            <Timeline entries={props.detail.timeline} />
          </section>
        </aside>
      </div>
    </>
  )
}

function nowLine(detail: TaskDetail): string | undefined {
  if (detail.endedAt) return undefined
  if (detail.paused) return t('task.nowPaused', detail.paused.reason)
  if (detail.can.complete?.allowed) return t('task.nowYou', text(detail.todo))
  return t('task.nowOther', detail.assignee?.name ?? text(detail.candidates), text(detail.todo))
}

function Meta(props: { readonly detail: TaskDetail }): JSX.Element {
  return (
    <div class="row meta">
      <Show when={!props.detail.endedAt}>
        <span class={`tag ${dueTone(props.detail)}`}>
          <DueLabel due={props.detail} provisional={props.detail.provisional} />
        </span>
      </Show>
      <A class="tag link-tag" href={`/cases/${encodeURIComponent(props.detail.caseId)}`}>
        {props.detail.caseNumber ?? t('task.case')}
        <ExternalLink class="icon" aria-hidden="true" />
      </A>
      <Show when={props.detail.section}>
        {(section) => <span class="tag">{section().name}</span>}
      </Show>
      <Show when={props.detail.severity === 'serious'}>
        <span class="tag soon">{t('inbox.serious')}</span>
      </Show>
      <Show when={props.detail.urged}>
        <span class="tag late">{t('inbox.urged')}</span>
      </Show>
      <span class="small muted">{text(props.detail.why)}</span>
      <Show when={text(props.detail.deadline)}>
        {(words) => (
          <details class="deadline small muted">
            <summary>{t('task.whyDeadline')}</summary>
            {words()}
          </details>
        )}
      </Show>
    </div>
  )
}

/** What stands in the way or has been decided, before anything else. */
function Standing(props: { readonly detail: TaskDetail }): JSX.Element {
  return (
    <>
      <Show when={props.detail.paused}>
        {(paused) => (
          <p class="notice">{t('task.pausedNotice', paused().remainder, paused().reason)}</p>
        )}
      </Show>
      <Show when={props.detail.delegatedBy}>
        {(by) => <p class="notice">{t('task.delegatedNotice', by().name)}</p>}
      </Show>
      <Show when={props.detail.coHandlers.length > 0}>
        <p class="small muted">
          {t('task.coHandlers')}{' '}
          {props.detail.coHandlers.map((one) => one.name).join(t('common.comma'))}
        </p>
      </Show>
    </>
  )
}
