import { type SQL, sql } from 'drizzle-orm'
import type { ActFacts, Withdrawal } from '../workflows/kit/acts.ts'
import type { Database, Tx } from './client.ts'
import type { Viewer } from './viewer.ts'
import { maySeeTask } from './visible.ts'

/** A task with everything that decides what may be done with it. */
export type TaskFacts = ActFacts & {
  readonly taskId: string
  readonly caseId: string
  readonly procedure: string
  readonly step: string
  readonly round: number
  readonly title: string
  readonly sectionId: string | null
  readonly takenAt: string | null
  readonly ending: string | null
  /** The day whose rules the case keeps (YYYY-MM-DD). */
  readonly rulesOf: string
}

type Row = Omit<TaskFacts, 'at' | 'withdrawal'> & {
  readonly lastEnding: string | null
  readonly isLast: boolean
  readonly isNext: boolean
  readonly last: Omit<Withdrawal, 'nextTaskId' | 'nextTaken' | 'nextPending'>
  readonly next: Pick<Withdrawal, 'nextTaskId' | 'nextTaken' | 'nextPending'>
}

/**
 * The facts of a task, or undefined where the viewer may not see it. `lock` keeps others from acting on
 * it until the transaction ends.
 */
export async function loadActFacts(
  tx: Database | Tx,
  args: {
    readonly taskId: string
    readonly viewer: Viewer
    readonly at: string
    readonly lock?: boolean
  },
): Promise<TaskFacts | undefined> {
  // Apart from the reading, so that what somebody else has just committed is read.
  if (args.lock) await tx.execute(sql`select from task where id = ${args.taskId} for update`)
  const [row] = await tx.execute<Row>(sql`
    select ${columns}
    from task t join "case" c on c.id = t.case_id left join person p on p.id = t.assignee_id
      ${nextOfWalk} ${lastOfWalk}
    where t.id = ${args.taskId} and ${maySeeTask(args.viewer)}`)
  return row && toFacts(row, args.at)
}

const columns: SQL = sql`
  t.id as "taskId", t.case_id as "caseId", t.procedure, t.step, t.round, t.title,
  t.section_id as "sectionId", t.taken_at as "takenAt", t.ending,
  (c.opened_at at time zone 'Asia/Shanghai')::date::text as "rulesOf",
  t.assignee_id as "assigneeId", t.candidate_key as "candidateKey", t.excluded,
  t.delegated_by as "delegatedBy", t.co_handlers as "coHandlers", t.due_at as "dueAt", t.extensions,
  t.suspended_at as "suspendedAt", t.urged_at as "urgedAt", t.ended_at as "endedAt",
  exists (select 1 from submission s where s.task_id = t.id) as pending,
  coalesce(p.section_id, nullif(split_part(t.candidate_key, '@', 2), '*'), t.section_id) as "holderSectionId",
  c.opened_by as "caseOpenedBy", c.ended_at is null as "caseOpen",
  exists (select 1 from task x where x.case_id = t.case_id and x.about_task_id = t.id and x.step = 'extension' and x.ended_at is null)
    as "extensionAsked",
  l.ending as "lastEnding", coalesce(l.id = t.id, false) as "isLast",
  t.ended_at is null and t.step = c.step as "isNext",
  jsonb_build_object('step', l.step, 'completedBy', l.completed_by) as last,
  jsonb_build_object('nextTaskId', n.id, 'nextTaken', coalesce(n.taken, false), 'nextPending', coalesce(n.pending, false)) as next`

/** The task of the step that the case is at, if it is open: side steps go on beside it. */
const nextOfWalk: SQL = sql`left join lateral (
  select min(w.id) as id, min(w.created_at) as since, bool_or(w.taken_at is not null) as taken,
    bool_or(exists (select 1 from submission s where s.task_id = w.id)) as pending
  from task w where w.case_id = t.case_id and w.step = c.step and w.ended_at is null) n on true`

/** The step before it: the last that ended by then. Two hosts' clocks may differ a little. */
const lastOfWalk: SQL = sql`left join lateral (
  select w.id, w.step, w.ending, w.completed_by from task w
  where w.case_id = t.case_id and w.about_task_id is null and w.ended_at <= coalesce(n.since + interval '1 minute', w.ended_at)
  order by w.ended_at desc, w.created_at desc limit 1) l on true`

function toFacts({ last, next, lastEnding, isLast, isNext, ...row }: Row, at: string): TaskFacts {
  const mayConcern = lastEnding === 'completed' && (isLast || isNext)
  return { ...row, at, withdrawal: mayConcern ? { ...last, ...next } : null }
}
