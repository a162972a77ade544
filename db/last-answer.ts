import { sql } from 'drizzle-orm'
import type { Tx } from './client.ts'
import { textArray } from './viewer.ts'

/** What was last answered at one of some steps of a case; empty when nothing was. */
export async function lastAnswer(
  tx: Tx,
  caseId: string,
  steps: readonly string[],
): Promise<Readonly<Record<string, unknown>>> {
  const [row] = await tx.execute<{ answer: Readonly<Record<string, unknown>> | null }>(sql`
    select answer from task where case_id = ${caseId} and step = any(${textArray(steps)}) and ending = 'completed'
    order by ended_at desc, round desc limit 1`)
  return row?.answer ?? {}
}
