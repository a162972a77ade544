import type { Outcome, TaskOutcome } from '../../../db/rehearsal/outcome.ts'
import type { Directory } from '../play/directory.ts'
import type { Refused } from '../play/refused.ts'
import type { Made } from '../play/world.ts'
import { shanghaiIso } from '../scenario/moment.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { caseNames } from './case-names.ts'
import { stepsOf } from './case-steps.ts'
import { escalationsOf } from './escalations.ts'
import { sortedBy } from './order.ts'
import type { CaseResult, ConsequenceResult, RefusedResult, Result, TaskResult } from './result.ts'

/** The result of a rehearsal, from what its tables hold. */
export function assemble(args: {
  readonly scenario: Scenario
  readonly outcome: Outcome
  readonly directory: Directory
  readonly made: ReadonlyMap<string, Made>
  readonly refused: readonly Refused[]
}): Result {
  const { scenario, outcome, made } = args
  const inFile = new Map([...made].flatMap(([name, { id }]) => (id ? [[id, name] as const] : [])))
  const named = caseNames(outcome.cases, inFile)
  return {
    name: scenario.name,
    clock: { from: shanghaiIso(scenario.fromMs), to: shanghaiIso(scenario.toMs) },
    cases: sortedBy(casesOf(outcome, named, inFile), (c) => [c.number]),
    tasks: sortedBy(tasksOf(outcome, named, args.directory), (t) => [
      t.case,
      t.createdAt,
      t.kind,
      t.round,
    ]),
    consequences: sortedBy(consequencesOf(outcome, named), (c) => [
      c.at,
      c.kind,
      c.section,
      c.person,
      c.case,
    ]),
    rates: sortedBy(outcome.rates, (r) => [r.period, r.section]).map((rate) => ({ ...rate })),
    notices: sortedBy(
      outcome.notices.map(({ to, kind, at, caseId, taskKind }) => ({
        to,
        kind,
        at: iso(at),
        case: caseId === null ? null : named(caseId),
        ...(taskKind !== null && { task: taskKind }),
      })),
      (n) => [n.at, n.to, n.kind, n.case, n.task ?? null],
    ),
    refused: args.refused.map((refused) => refusedResult(refused, named)),
  }
}

const iso = (instant: string): string => shanghaiIso(Date.parse(instant))
const isoOrNull = (instant: string | null): string | null =>
  instant === null ? null : iso(instant)

type Named = (id: string) => string

function casesOf(
  { cases, happenings }: Outcome,
  named: Named,
  inFile: ReadonlyMap<string, string>,
): CaseResult[] {
  const ofCase = Map.groupBy(happenings, (happened) => happened.caseId)
  return cases.map((c) => ({
    number: named(c.id),
    kind: c.procedure,
    ...optional('id', inFile.get(c.id)),
    section: c.section,
    status: c.status,
    ...optional('outcome', c.outcome),
    ...optional('dueDate', c.dueDate),
    ...optional('linkedTo', c.linkedTo === null ? null : named(c.linkedTo)),
    ...optional('recognition', c.recognition),
    steps: stepsOf(c, ofCase.get(c.id) ?? []),
  }))
}

function tasksOf({ tasks, notices }: Outcome, named: Named, directory: Directory): TaskResult[] {
  const about = Map.groupBy(tasks, (task) => task.aboutTaskId)
  const overdue = Map.groupBy(
    notices.filter((n) => n.kind === 'task.overdue'),
    (n) => n.taskId,
  )
  return tasks.map((t: TaskOutcome) => ({
    case: named(t.caseId),
    kind: t.kind,
    round: t.round,
    assignee: t.assigneeId,
    ...optional('candidates', t.assigneeId === null ? t.candidateKey : null),
    createdAt: iso(t.createdAt),
    dueAt: isoOrNull(t.dueAt),
    dueDate: t.dueDate,
    completedAt: t.ending === 'completed' ? isoOrNull(t.endedAt) : null,
    completedBy: t.ending === 'completed' ? t.completedBy : null,
    ...optional('outcome', t.outcome),
    ...(t.ending !== null &&
      t.ending !== 'completed' && {
        ending: t.ending,
        ...optional('endedAt', isoOrNull(t.endedAt)),
      }),
    reminders: t.fired.filter((rung) => rung.startsWith('remind')).length,
    escalations: escalationsOf(
      t,
      about.get(t.id) ?? [],
      overdue.get(t.id) ?? [],
      directory.hasRole,
    ),
  }))
}

function consequencesOf({ consequences }: Outcome, named: Named): ConsequenceResult[] {
  return consequences.map((c) => ({
    kind: c.kind,
    section: c.section,
    person: c.person,
    at: iso(c.at),
    rule: c.rule,
    ruleVersion: c.ruleVersion,
    threshold: c.threshold,
    value: c.value,
    because: c.because.map(named).sort(),
    ...optional('period', c.period),
    case: named(c.caseId),
    ...optional('until', c.until),
    ...optional('liftedAt', isoOrNull(c.liftedAt)),
  }))
}

function refusedResult(refused: Refused, named: Named): RefusedResult {
  const { event, behaviour, line, atMs, operation, by, caseId, task, error, detail, field } =
    refused
  return {
    event,
    ...optional('behaviour', behaviour),
    line,
    at: shanghaiIso(atMs),
    operation,
    by,
    ...optional('case', caseId === null ? null : named(caseId)),
    ...optional('task', task),
    error,
    detail,
    ...optional('field', field),
  }
}

/** A property that is left out when there is nothing to say. */
function optional<const K extends string, V>(
  key: K,
  value: V | null | undefined,
): { readonly [P in K]?: V } {
  return value === null || value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V })
}
