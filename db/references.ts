import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { textArray } from './viewer.ts'

/** Ids that a form names; those that nobody can use are returned. */
export type References = {
  readonly persons: readonly string[]
  readonly sections: readonly string[]
  readonly evidence: readonly string[]
}

/** The ids that are no active person, no section, or no evidence of this task. */
export async function unknownReferences(
  tx: Database | Tx,
  args: References & { readonly taskId: string; readonly day: string },
): Promise<ReadonlySet<string>> {
  const rows = await tx.execute<{ id: string }>(sql`
    select id from unnest(${textArray(args.persons)}) as x(id) where not exists (
      select 1 from person p where p.id = x.id and p.joined_on <= ${args.day}::date and (p.left_on is null or p.left_on > ${args.day}::date))
    union all select id from unnest(${textArray(args.sections)}) as x(id) where not exists (select 1 from section s where s.id = x.id)
    union all select id from unnest(${textArray(args.evidence)}) as x(id) where not exists (
      select 1 from evidence e join task t on t.id = ${args.taskId} and e.case_id = t.case_id where e.id = x.id)`)
  return new Set(rows.map((row) => row.id))
}

/** The section a person works in; undefined for those above sections. */
export async function sectionOf(tx: Database | Tx, personId: string): Promise<string | undefined> {
  const [row] = await tx.execute<{ id: string | null }>(
    sql`select section_id as id from person where id = ${personId}`,
  )
  return row?.id ?? undefined
}
