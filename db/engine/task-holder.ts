import { sql } from 'drizzle-orm'
import type { Tx } from '../client.ts'

/** Who has a task now, and who is told about it. */
export type Holder = {
  readonly personId: string | null
  readonly candidateKey: string | null
  readonly sectionId: string | null
  readonly step: string
  readonly round: number
  readonly dueDate: string | null
  /** Assignee and co-handlers, or every candidate of an unclaimed task. */
  readonly people: readonly string[]
}

/** Who has a task, read when a timer fires: claims and transfers never wake the engine. */
export async function taskHolder(
  tx: Tx,
  taskId: string,
  day?: string,
): Promise<Holder | undefined> {
  const [row] = await tx.execute<
    Omit<Holder, 'people'> & { coHandlers: string[]; excluded: string[] }
  >(sql`
    select assignee_id as "personId", candidate_key as "candidateKey", section_id as "sectionId", step, round,
      deadline->>'dueDate' as "dueDate",      co_handlers as "coHandlers", excluded from task where id = ${taskId}`)
  if (!row) return undefined
  if (row.personId) return { ...row, people: [row.personId, ...row.coHandlers] }
  const people = day ? await candidatesOf(tx, row.candidateKey, row.excluded, day) : []
  return { ...row, people }
}

async function candidatesOf(
  tx: Tx,
  key: string | null,
  excluded: readonly string[],
  day: string,
): Promise<string[]> {
  const [role, sectionId] = (key ?? '@').split('@')
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct g.person_id as id from role_grant g where g.role = ${role ?? ''}
      and (${sectionId ?? '*'} = '*' or g.section_id = ${sectionId ?? ''} or exists (select 1 from section s where s.id = ${sectionId ?? ''} and s.leader_id = g.person_id and g.role = 'leader'))
      and g.from_date <= ${day}::date and (g.to_date is null or g.to_date >= ${day}::date)`)
  return rows.map((r) => r.id).filter((id) => !excluded.includes(id))
}
