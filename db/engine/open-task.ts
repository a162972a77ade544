import { sql } from 'drizzle-orm'
import type { Deadline } from '../../workflows/kit/deadline.ts'
import { bigrams } from '../bigrams.ts'
import type { Tx } from '../client.ts'
import { task } from '../schema/tasks.ts'

export type NewTask = {
  readonly id: string
  readonly caseId: string
  readonly procedure: string
  readonly step: string
  readonly round: number
  readonly aboutTaskId: string | null
  readonly title: string
  readonly brief: Readonly<Record<string, unknown>> | null
  readonly number: string | null
  readonly sectionId: string | null
  readonly assigneeId: string | null
  readonly candidateKey: string | null
  readonly excluded: readonly string[]
  readonly coHandlers: readonly string[]
  readonly deadline: Deadline
  readonly at: string
  readonly extensions: number
}

/** Opens a task: one per (case, step, round). Its assignee takes part in the case from now on. */
export async function openTask(tx: Tx, t: NewTask): Promise<void> {
  await tx
    .insert(task)
    .values({
      id: t.id,
      caseId: t.caseId,
      procedure: t.procedure,
      step: t.step,
      kind: `${t.procedure}.${t.step}`,
      round: t.round,
      aboutTaskId: t.aboutTaskId,
      title: t.title,
      brief: t.brief,
      sectionId: t.sectionId,
      assigneeId: t.assigneeId,
      candidateKey: t.candidateKey,
      excluded: [...t.excluded],
      coHandlers: [...t.coHandlers],
      createdAt: t.at,
      dueAt: t.deadline.dueAt,
      deadline: t.deadline,
      extensions: t.extensions,
      search: bigrams(`${t.title} ${t.number ?? ''}`),
    })
    .onConflictDoNothing()
  if (!t.assigneeId) return
  const people = [
    { id: t.assigneeId, as: 'assignee' },
    ...t.coHandlers.map((id) => ({ id, as: 'co-handler' })),
  ]
  await tx.execute(sql`insert into participant (case_id, person_id, "as", since)
    select ${t.caseId}, x.id, x."as", ${t.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as x(id text, "as" text) on conflict do nothing`)
}

/** An earlier round: its deadline, who had it, and what they wrote. */
export async function forerunner(tx: Tx, id: string) {
  const [row] = await tx.execute<{
    deadline: Deadline
    assigneeId: string | null
    completedBy: string | null
    extensions: number
    coHandlers: string[]
    answer: Readonly<Record<string, unknown>> | null
  }>(sql`select deadline, assignee_id as "assigneeId", completed_by as "completedBy", extensions,
      co_handlers as "coHandlers", answer from task where id = ${id}`)
  return row
}

/** What was written in an earlier round comes back as a draft, so that nothing is typed twice. */
export async function draftFrom(
  tx: Tx,
  args: {
    readonly taskId: string
    readonly personId: string
    readonly value: Readonly<Record<string, unknown>>
    readonly at: string
  },
): Promise<void> {
  await tx.execute(sql`insert into draft (task_id, person_id, value, saved_at)
    values (${args.taskId}, ${args.personId}, ${JSON.stringify(args.value)}::jsonb, ${args.at}) on conflict do nothing`)
}
