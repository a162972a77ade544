import { sql } from 'drizzle-orm'
import type { Tx } from './client.ts'
import { textArray } from './viewer.ts'

/**
 * Keeps a case from the people of some sections, their heads and their leaders in charge: whoever handled
 * a project neither visits its enterprise nor sees what it says (domain §5.3).
 */
export async function keepFromSections(
  tx: Tx,
  args: {
    readonly caseId: string
    readonly sections: readonly string[]
    readonly at: string
    readonly day: string
  },
): Promise<void> {
  const sections = textArray(args.sections)
  await tx.execute(sql`
    insert into recusal (case_id, person_id, because, since)
    select ${args.caseId}, id, 'handled-it', ${args.at}::timestamptz from (
      select p.id from person p where p.section_id = any(${sections})
      union select g.person_id from role_grant g where g.section_id = any(${sections})
        and g.from_date <= ${args.day}::date and (g.to_date is null or g.to_date >= ${args.day}::date)
      union select s.leader_id from section s where s.id = any(${sections}) and s.leader_id is not null) as x
    on conflict do nothing`)
}
