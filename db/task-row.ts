import { type SQL, sql } from 'drizzle-orm'

/** A task as lists show it, with the names around it. Instants are ISO with +08:00. */
export type TaskRow = {
  readonly id: string
  readonly caseId: string
  readonly caseNumber: string | null
  readonly procedure: string
  readonly step: string
  readonly kind: string
  readonly round: number
  readonly title: string
  readonly sectionId: string | null
  readonly sectionName: string | null
  readonly severity: string
  readonly assigneeId: string | null
  readonly assigneeName: string | null
  readonly candidateKey: string | null
  /** Name of the section in `candidateKey`, when it names one. */
  readonly candidateSection: string | null
  readonly coHandlers: readonly string[]
  readonly delegatedBy: string | null
  readonly openedBy: string
  readonly createdAt: string
  readonly dueAt: string | null
  readonly dueDate: string | null
  readonly provisional: boolean
  readonly suspendedAt: string | null
  readonly suspendReason: string | null
  readonly remainder: number | null
  readonly urgedAt: string | null
  readonly endedAt: string | null
  readonly ending: string | null
  readonly outcome: string | null
  /** The last rung of the ladder that fired, reminders left out. */
  readonly escalated: string | null
}

/** Columns of `TaskRow`, from the task `t` and its case `c` with `taskNames` joined. */
export const taskColumns: SQL = sql`
  t.id, t.case_id as "caseId", c.number as "caseNumber", t.procedure, t.step, t.kind, t.round, t.title,
  t.section_id as "sectionId", ts.name as "sectionName", c.severity,
  t.assignee_id as "assigneeId", ta.name as "assigneeName",
  t.candidate_key as "candidateKey", tk.name as "candidateSection",
  t.co_handlers as "coHandlers", t.delegated_by as "delegatedBy", c.opened_by as "openedBy",
  t.created_at as "createdAt", t.due_at as "dueAt", t.deadline->>'dueDate' as "dueDate",
  coalesce((t.deadline->'explanation'->>'provisional')::boolean, false) as provisional,
  t.suspended_at as "suspendedAt", t.suspend_reason as "suspendReason", t.remainder,
  t.urged_at as "urgedAt", t.ended_at as "endedAt", t.ending, t.outcome,
  (select r.rung from armed r where r.owner_id = t.id and r.fired_at is not null
    and r.rung not like 'remind%' order by r.fires_at desc limit 1) as escalated`

/** Names that `taskColumns` shows. */
export const taskNames: SQL = sql`
  left join section ts on ts.id = t.section_id
  left join person ta on ta.id = t.assignee_id
  left join section tk on tk.id = split_part(t.candidate_key, '@', 2)`
