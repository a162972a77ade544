import { sql } from 'drizzle-orm'
import type { Tx } from './client.ts'

/**
 * Keeps a case about a person from the people of the section it comes from, and of any that the person
 * heads: they neither handle, see nor count it (回避). The person themself takes part.
 */
export async function keepFromSection(
  tx: Tx,
  args: {
    readonly caseId: string
    readonly sectionId: string | null
    /** The person it is about. */
    readonly apart: string
    readonly at: string
    readonly day: string
  },
): Promise<void> {
  const { caseId, sectionId, apart, at, day } = args
  await tx.execute(sql`
    insert into recusal (case_id, person_id, because, since)
    select ${caseId}, p.id, 'reports-to-named', ${at} from person p
    where p.id <> ${apart} and (p.section_id = ${sectionId} or p.section_id in (
      select g.section_id from role_grant g where g.person_id = ${apart} and g.role = 'head'
        and g.from_date <= ${day}::date and (g.to_date is null or g.to_date >= ${day}::date)))
    on conflict do nothing`)
}
