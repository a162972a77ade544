import type { RecordedAct, RecordedIssue } from '../../../db/last-year.ts'
import { findStep } from '../../../workflows/procedures.ts'
import type { ScenarioEvent } from './scenario.ts'
import { OMITTED, withoutWords } from './without-words.ts'

/** How an issue comes in: reported, registered at once, or brought in as done. */
export function eventsOfArrival(issue: RecordedIssue, name: string, from: string): ScenarioEvent[] {
  const { sectionId: section, severity, source, openedAt: at, openedBy } = issue
  const found = { section, title: name, severity, source }
  if (issue.startAt === 'register' || !issue.responsibleId) {
    return [{ at, as: openedBy, do: 'issue.report', id: name, with: found }]
  }
  const registered: ScenarioEvent = {
    at,
    as: openedBy,
    do: 'issue.register',
    id: name,
    with: notBefore(from, {
      ...found,
      responsible: issue.responsibleId,
      ...(issue.coResponsible.length > 0 && { coResponsible: issue.coResponsible }),
      ...(issue.deadline && { deadline: issue.deadline }),
      ...(issue.milestones > 0 && { milestoneYears: issue.milestones }),
    }),
  }
  if (issue.startAt === 'rectify') return [registered]
  const done: ScenarioEvent = {
    at,
    as: issue.responsibleId,
    do: 'task.complete',
    task: { case: name, kind: 'issue.rectify' },
    with: { measures: OMITTED, evidence: [] },
  }
  return [registered, done]
}

/** What somebody did, as the operation it was; none for what a scenario cannot name. */
export function eventOfAct(act: RecordedAct, name: string, from: string): ScenarioEvent[] {
  const { at, by, step, data } = act
  const says = operations[act.kind]?.(act)
  if (!says || !findStep('issue', step)) return []
  const { operation, given, outcome } = says
  return [
    {
      at,
      as: by,
      do: operation,
      task: { case: name, kind: `issue.${step}` },
      ...(outcome && { outcome }),
      ...(given && { with: notBefore(from, given(data)) }),
    },
  ]
}

/** A deadline from before the beginning was missed: it is as good as the first day. */
function notBefore(
  from: string,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { deadline } = values
  return typeof deadline === 'string' && deadline < from ? { ...values, deadline: from } : values
}

type Operation = {
  readonly operation: string
  readonly outcome?: string | undefined
  readonly given?: (data: RecordedAct['data']) => Readonly<Record<string, unknown>>
}

const reason = () => ({ reason: OMITTED })
const to = (data: RecordedAct['data']) => ({ to: data['to'] })

const operations: Readonly<Record<string, (act: RecordedAct) => Operation>> = {
  'task.completed': ({ step, outcome, answer }) => ({
    operation: 'task.complete',
    outcome: outcome ?? undefined,
    given: () => withoutWords(findStep('issue', step)?.outcomes[outcome ?? '']?.form, answer ?? {}),
  }),
  'task.returned': () => ({
    operation: 'task.return',
    given: (data) => ({ ...to(data), ...reason() }),
  }),
  'task.withdrawn': () => ({ operation: 'task.withdraw' }),
  'task.extension-asked': () => ({
    operation: 'task.askExtension',
    given: (data) => ({ until: data['until'], ...reason() }),
  }),
  'task.suspended': () => ({ operation: 'task.suspend', given: reason }),
  'task.resumed': () => ({ operation: 'task.resume' }),
  'task.claimed': () => ({ operation: 'task.claim' }),
  'task.released': () => ({ operation: 'task.release' }),
  'task.transferred': () => ({ operation: 'task.transfer', given: to }),
  'task.delegated': () => ({ operation: 'task.delegate', given: to }),
  'task.given-back': () => ({ operation: 'task.giveBack' }),
}
