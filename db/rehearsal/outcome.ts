import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'

export type CaseOutcome = {
  readonly id: string
  readonly number: string | null
  readonly procedure: string
  readonly section: string | null
  readonly status: string
  readonly outcome: string | null
  readonly dueDate: string | null
  readonly linkedTo: string | null
  readonly recognition: string | null
  readonly openedAt: string
  readonly registeredAt: string | null
}
/** Something that happened to a case, as its ledger has it. */
export type CaseHappening = {
  readonly caseId: string
  readonly kind: string
  readonly at: string
  readonly taskId: string | null
  readonly data: Readonly<Record<string, unknown>>
}
export type TaskOutcome = {
  readonly id: string
  readonly caseId: string
  readonly procedure: string
  readonly step: string
  readonly kind: string
  readonly round: number
  readonly aboutTaskId: string | null
  readonly sectionId: string | null
  readonly assigneeId: string | null
  readonly candidateKey: string | null
  readonly createdAt: string
  readonly dueAt: string | null
  readonly dueDate: string | null
  readonly endedAt: string | null
  readonly ending: string | null
  readonly outcome: string | null
  readonly completedBy: string | null
  /** Rungs that fired, in order. */
  readonly fired: readonly string[]
}
export type ConsequenceOutcome = {
  readonly kind: string
  readonly caseId: string
  readonly section: string | null
  readonly person: string | null
  readonly at: string
  readonly rule: string
  readonly ruleVersion: number
  readonly threshold: number | null
  readonly value: number | null
  readonly period: string | null
  readonly because: readonly string[]
  readonly until: string | null
  readonly liftedAt: string | null
}
export type RateOutcome = {
  readonly section: string
  readonly period: string
  readonly closed: number
  readonly due: number
  readonly rate: number | null
}
export type NoticeOutcome = {
  readonly to: string
  readonly kind: string
  readonly at: string
  readonly caseId: string | null
  readonly taskId: string | null
  readonly taskKind: string | null
}

/** Everything that a rehearsal has led to, as the tables have it. */
export async function readOutcome(db: Database) {
  return {
    cases: await db.execute<CaseOutcome>(sql`
      select id, number, procedure, section_id as section, status, outcome, due_date::text as "dueDate",
        linked_to as "linkedTo", recognition, opened_at as "openedAt", registered_at as "registeredAt"
      from "case" order by opened_at, number nulls last, id`),
    happenings: await db.execute<CaseHappening>(sql`
      select case_id as "caseId", kind, at, task_id as "taskId", data from ledger_entry
      where case_id is not null and refused is null
        and kind in ('case.closed', 'case.reopened', 'case.returned',
          'case.recognised', 'case.ended', 'task.completed')
      order by seq`),
    tasks: await db.execute<TaskOutcome>(sql`
      select t.id, t.case_id as "caseId", t.procedure, t.step, t.kind, t.round, t.about_task_id as "aboutTaskId",
        t.section_id as "sectionId", t.assignee_id as "assigneeId", t.candidate_key as "candidateKey",
        t.created_at as "createdAt", t.due_at as "dueAt", t.deadline->>'dueDate' as "dueDate",
        t.ended_at as "endedAt", t.ending, t.outcome, t.completed_by as "completedBy",
        coalesce((select jsonb_agg(a.rung order by a.fires_at, a.rung) from armed a
          where a.owner_id = t.id and a.fired_at is not null), '[]') as fired
      from task t`),
    consequences: await db.execute<ConsequenceOutcome>(sql`
      select kind, case_id as "caseId", section_id as section, person_id as person, at, rule,
        rule_version as "ruleVersion", threshold, value, period, because, until::text, lifted_at as "liftedAt"
      from consequence`),
    rates: await db.execute<RateOutcome>(
      sql`select section_id as section, period, closed, due, rate from rate`,
    ),
    notices: await db.execute<NoticeOutcome>(sql`
      select n.person_id as "to", n.kind, n.at, n.case_id as "caseId", n.task_id as "taskId",
        t.kind as "taskKind"
      from notification n left join task t on t.id = n.task_id`),
  }
}

export type Outcome = Awaited<ReturnType<typeof readOutcome>>
