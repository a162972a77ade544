import { sql } from 'drizzle-orm'
import type { Tx } from '../client.ts'

export type Issued = {
  readonly id: string
  readonly title: string
  readonly number: string
  readonly caseId: string
}

/** A signed document, or undefined. */
export async function findIssued(tx: Tx, id: string): Promise<Issued | undefined> {
  const [row] = await tx.execute<Issued>(
    sql`select id, title, number, case_id as "caseId" from document where id = ${id} and signed_at is not null`,
  )
  return row
}
