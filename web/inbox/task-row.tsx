import type { JSX } from 'solid-js'
import { Show } from 'solid-js'
import type { TaskItem } from '../contract.ts'
import { t, text } from '../i18n/locale.ts'
import { DueGauge, DueLabel } from '../ui/due-label.tsx'
import { exactText, momentText } from '../ui/time.ts'

type Props = {
  readonly task: TaskItem
  readonly isOpen: boolean
  readonly isActive: boolean
  readonly isTicked: boolean
  readonly isTicking: boolean
  readonly onOpen: () => void
  readonly onTick: () => void
}

/** One line of the inbox: what to do, until when, why me. */
export function TaskRow(props: Props): JSX.Element {
  const facts = () =>
    [
      props.task.caseNumber,
      text(props.task.endedAt ? props.task.outcome : props.task.why),
      escalation(props.task.escalated),
    ].filter(Boolean)
  return (
    <div
      class="task-row"
      classList={{ open: props.isOpen, active: props.isActive, ticked: props.isTicked }}
      data-task={props.task.id}
    >
      <label class="tick" classList={{ shown: props.isTicking }}>
        <input
          type="checkbox"
          class="check"
          checked={props.isTicked}
          aria-label={t('inbox.select', props.task.title)}
          onChange={() => props.onTick()}
        />
      </label>
      <a
        href={`?task=${encodeURIComponent(props.task.id)}`}
        aria-current={props.isOpen ? 'true' : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          props.onOpen()
        }}
      >
        <span class="what">
          <b>{text(props.task.todo)}</b>
          <span>{props.task.title}</span>
        </span>
        <Show
          when={props.task.endedAt}
          fallback={<DueLabel due={props.task} provisional={props.task.provisional} />}
        >
          {(at) => (
            <time class="due plain" datetime={at()} title={exactText(at())}>
              {momentText(at())}
            </time>
          )}
        </Show>
        <span class="why truncate">
          <Show when={props.task.urged}>
            <span class="tag late">{t('inbox.urged')}</span>{' '}
          </Show>
          <Show when={props.task.severity === 'serious'}>
            <span class="tag soon">{t('inbox.serious')}</span>{' '}
          </Show>
          {facts().join(' · ')}
        </span>
        <Show when={!props.task.endedAt}>
          <DueGauge due={props.task} elapsed={props.task.elapsed} />
        </Show>
      </a>
    </div>
  )
}

/** What the rungs that involve others have set off; reminders to oneself need no word here. */
function escalation(rung: string | null): string | undefined {
  if (rung === 'supervise' || rung === 'supervise-chief' || rung === 'propose-interview')
    return t(`inbox.escalated.${rung}`)
  return rung === 'overdue' ? t('inbox.escalated.overdue') : undefined
}
