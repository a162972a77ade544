import { sql } from 'drizzle-orm'
import type { Tx } from '../client.ts'

/** Links a case to the one it came from, and says how it came about. */
export async function linkCase(
  tx: Tx,
  args: { readonly caseId: string; readonly to: string; readonly relation: string },
): Promise<void> {
  await tx.execute(sql`update "case" set linked_to = ${args.to},
    data = data || ${JSON.stringify({ relation: args.relation })}::jsonb where id = ${args.caseId}`)
}

/** Whoever is named in the one case, and who reports to them, is kept from the other too (回避). */
export async function inheritRecusals(
  tx: Tx,
  args: { readonly from: string; readonly to: string; readonly at: string },
): Promise<void> {
  await tx.execute(sql`insert into recusal (case_id, person_id, because, since)
    select ${args.to}, person_id, because, ${args.at} from recusal
    where case_id = ${args.from} and because in ('named', 'reports-to-named') on conflict do nothing`)
}
