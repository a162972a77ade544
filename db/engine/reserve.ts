import { sql } from 'drizzle-orm'
import type { Role } from '../../workflows/kit/definition.ts'
import type { Tx } from '../client.ts'

/** Keeps a case to a role; whoever watched or was copied before hears nothing more of it. */
export async function reserve(
  tx: Tx,
  args: { readonly caseId: string; readonly role: Role; readonly at: string },
): Promise<void> {
  await tx.execute(sql`update "case" set audience = ${args.role}, updated_at = ${args.at}
    where id = ${args.caseId}`)
  await tx.execute(sql`delete from watch where case_id = ${args.caseId}`)
}
