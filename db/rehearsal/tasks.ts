import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../client.ts'

/** A task as a rehearsal plays whoever has it. */
export type PlayedTask = {
  readonly id: string
  readonly caseId: string
  readonly procedure: string
  readonly step: string
  readonly kind: string
  readonly round: number
  readonly createdAt: string
  readonly endedAt: string | null
  readonly suspendedAt: string | null
  readonly assigneeId: string | null
  readonly candidateKey: string | null
  readonly excluded: readonly string[]
  readonly brief: Readonly<Record<string, unknown>> | null
  readonly severity: string
  /** The case that its case came from. */
  readonly linkedTo: string | null
  /** The case's section, or the task's where the case has none. */
  readonly sectionId: string | null
  readonly title: string
  readonly responsibleId: string | null
  readonly category: string | null
  readonly dueDate: string | null
}

/** Columns of `PlayedTask`, from the task `t` and its case `c`. */
export const playedColumns: SQL = sql`
  t.id, t.case_id as "caseId", t.procedure, t.step, t.kind, t.round, t.created_at as "createdAt",
  t.ended_at as "endedAt", t.suspended_at as "suspendedAt", t.assignee_id as "assigneeId",
  t.candidate_key as "candidateKey", t.excluded, t.brief, c.severity,
  coalesce(c.section_id, t.section_id) as "sectionId", c.title, c.responsible_id as "responsibleId",
  c.category, c.due_date::text as "dueDate", c.linked_to as "linkedTo"`

export const playedOrder: SQL = sql`order by t.created_at, c.number nulls last, t.case_id, t.id`

export async function playedTask(db: Database, id: string): Promise<PlayedTask | undefined> {
  const [row] = await db.execute<PlayedTask>(
    sql`select ${playedColumns} from task t join "case" c on c.id = t.case_id where t.id = ${id}`,
  )
  return row
}

/**
 * Tasks of a kind: open ones first, then those that ended last. With a case also those of the cases it gave
 * rise to, the case's own first.
 */
export async function tasksOfKind(
  db: Database,
  args: { readonly kind: string; readonly caseId?: string | undefined },
): Promise<readonly PlayedTask[]> {
  const { kind, caseId } = args
  if (caseId === undefined) {
    return await db.execute<PlayedTask>(sql`
      select ${playedColumns} from task t join "case" c on c.id = t.case_id
      where t.kind = ${kind} and t.ended_at is null ${playedOrder}`)
  }
  return await db.execute<PlayedTask>(sql`
    with recursive family(id, depth) as (
      select ${caseId}::text, 0 union select x.id, f.depth + 1 from "case" x join family f on x.linked_to = f.id
    )
    select ${playedColumns} from family f join task t on t.case_id = f.id join "case" c on c.id = t.case_id
    where t.kind = ${kind}
    order by t.ended_at is not null, f.depth, t.ended_at desc nulls first, t.created_at, t.id`)
}
