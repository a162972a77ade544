import { sql } from 'drizzle-orm'
import type { Database } from './client.ts'
import { textArray } from './viewer.ts'

/** What decides who may hear of a case: its section, who takes part, and who is recused. */
export type Audience = {
  readonly caseId: string
  readonly sections: readonly string[]
  readonly participants: readonly string[]
  readonly recused: readonly string[]
  /** The only roles that may see it; null for the usual rules. */
  readonly roles: readonly string[] | null
}

/** The audiences of several cases at once. Sections are the case's own and its open tasks'. */
export async function readAudiences(
  db: Database,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, Audience>> {
  const rows = await db.execute<Audience>(sql`
    select c.id as "caseId",
      array(select distinct s from (select c.section_id as s
        union select t.section_id from task t where t.case_id = c.id and t.ended_at is null) x
        where s is not null) as sections,
      array(select distinct person_id from participant where case_id = c.id) as participants,
      array(select person_id from recusal where case_id = c.id) as recused,
      string_to_array(c.audience, ' ') as roles
    from "case" c where c.id = any(${textArray(caseIds)})`)
  return new Map(rows.map((row) => [row.caseId, row]))
}
