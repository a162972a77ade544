import { sql } from 'drizzle-orm'
import type { Tx } from './client.ts'

/** An open task as far as passing it on needs it. */
export type OpenTask = {
  readonly id: string
  readonly caseId: string
  readonly sectionId: string | null
  readonly candidateKey: string | null
  readonly excluded: readonly string[]
  readonly coHandlers: readonly string[]
}

/** Every open task a person has, kept from other changes. */
export async function openTasksOf(tx: Tx, personId: string): Promise<readonly OpenTask[]> {
  return await tx.execute<OpenTask>(sql`
    select id, case_id as "caseId", section_id as "sectionId", candidate_key as "candidateKey",
      excluded, co_handlers as "coHandlers"
    from task where assignee_id = ${personId} and ended_at is null order by id for update`)
}

/** Whether the rule of recusal keeps a person from a case. */
export async function isRecused(tx: Tx, caseId: string, personId: string): Promise<boolean> {
  const rows = await tx.execute(
    sql`select 1 from recusal where case_id = ${caseId} and person_id = ${personId}`,
  )
  return rows.length > 0
}

/** Gives a task to a person, or back to the candidates of a key. */
export async function passTask(
  tx: Tx,
  task: OpenTask,
  to: { readonly personId: string } | { readonly candidateKey: string },
  at: string,
): Promise<void> {
  if ('candidateKey' in to) {
    await tx.execute(sql`
      update task set assignee_id = null, candidate_key = ${to.candidateKey}, claimed_at = null,
        taken_at = null, delegated_by = null where id = ${task.id}`)
    return
  }
  await tx.execute(sql`
    update task set assignee_id = ${to.personId}, claimed_at = null, taken_at = null, delegated_by = null,
      co_handlers = array_remove(co_handlers, ${to.personId}) where id = ${task.id}`)
  await tx.execute(sql`
    insert into participant (case_id, person_id, "as", since)
    values (${task.caseId}, ${to.personId}, 'assignee', ${at}) on conflict do nothing`)
}

/** Takes a person out of tasks they only help with, or would get back from a delegate. */
export async function leaveTasks(tx: Tx, personId: string): Promise<void> {
  await tx.execute(sql`
    update task set co_handlers = array_remove(co_handlers, ${personId}),
      delegated_by = nullif(delegated_by, ${personId})
    where ended_at is null and (${personId} = any(co_handlers) or delegated_by = ${personId})`)
}

/** Open cases with persons named in them; who reports to those changes with every move. */
export async function namedInOpenCases(
  tx: Tx,
): Promise<readonly { readonly caseId: string; readonly named: readonly string[] }[]> {
  return await tx.execute<{ caseId: string; named: string[] }>(sql`
    select r.case_id as "caseId", array_agg(r.person_id) as named
    from recusal r join "case" c on c.id = r.case_id
    where r.because = 'named' and c.ended_at is null group by 1`)
}
