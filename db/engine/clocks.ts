import { sql } from 'drizzle-orm'
import type { Deadline, KeptDue } from '../../workflows/kit/deadline.ts'
import type { Tx } from '../client.ts'

/** An open task's clock. */
export type OpenClock = {
  readonly id: string
  readonly step: string
  readonly deadline: Deadline
  readonly suspendedAt: string | null
  readonly remainder: number | null
  readonly assigneeId: string | null
  /** Beside the walk: the case goes on whatever becomes of it. */
  readonly beside: boolean
}

/** The open tasks of a case with a deadline; one of them when `taskId` is given. */
export async function openClocks(tx: Tx, caseId: string, taskId?: string): Promise<OpenClock[]> {
  return tx.execute<OpenClock>(sql`
    select id, step, deadline, suspended_at as "suspendedAt", remainder, assignee_id as "assigneeId",
      about_task_id is not null as beside
    from task where case_id = ${caseId} and ended_at is null and deadline is not null
      and (${taskId ?? null}::text is null or id = ${taskId ?? null}) order by id`)
}

/** Paused: a remainder in working days instead of a date. */
export async function suspendClock(
  tx: Tx,
  args: {
    readonly taskId: string
    readonly remainder: number
    readonly reason: string
    readonly at: string
  },
): Promise<void> {
  await tx.execute(sql`update task set suspended_at = ${args.at}, remainder = ${args.remainder}, suspend_reason = ${args.reason}
    where id = ${args.taskId} and ended_at is null`)
}

/** A new deadline for a running clock. */
export async function setClock(
  tx: Tx,
  args: { readonly taskId: string; readonly deadline: Deadline; readonly extended: boolean },
): Promise<void> {
  await tx.execute(sql`update task set deadline = ${JSON.stringify(args.deadline)}::jsonb, due_at = ${args.deadline.dueAt},
    suspended_at = null, suspend_reason = null, remainder = null, extensions = extensions + ${args.extended ? 1 : 0}
    where id = ${args.taskId} and ended_at is null`)
}

/** The date that the case's section answers for follows the clock of the step it limits; it ends a pause. */
export async function setCaseDue(
  tx: Tx,
  caseId: string,
  dueDate: string,
  at: string,
): Promise<void> {
  await tx.execute(
    sql`update "case" set due_date = ${dueDate}, due_kept = null, updated_at = ${at} where id = ${caseId}`,
  )
}

/** A paused case has no date: nothing of it is due or overdue meanwhile. */
export async function keepCaseDue(
  tx: Tx,
  caseId: string,
  kept: KeptDue,
  at: string,
): Promise<void> {
  await tx.execute(sql`update "case" set due_date = null, due_kept = ${JSON.stringify(kept)}::jsonb, updated_at = ${at}
    where id = ${caseId}`)
}

/** Days granted to a paused task; they count as its extension. */
export async function addToRemainder(tx: Tx, taskId: string, days: number): Promise<void> {
  await tx.execute(sql`update task set remainder = remainder + ${days}, extensions = extensions + 1
    where id = ${taskId} and ended_at is null`)
}
