import { sql } from 'drizzle-orm'
import type { Tx } from './client.ts'

/**
 * Erases who complained in complaints whose case ended before a day in Shanghai (YYYY-MM-DD): the sealed
 * identity and the mark callers are recognised by. Returns their cases.
 */
export async function eraseIdentitiesEndedBefore(
  tx: Tx,
  { before, at }: { readonly before: string; readonly at: string },
): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    update complaint k set sealed_identity = null, caller_index = null, identity_erased_at = ${at}
    from "case" c where c.id = k.case_id and k.sealed_identity is not null
      and c.ended_at < ${before}::date::timestamp at time zone 'Asia/Shanghai'
    returning k.case_id as id`)
  return rows.map((row) => row.id).sort()
}
