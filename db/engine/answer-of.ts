import { sql } from 'drizzle-orm'
import type { Tx } from '../client.ts'

/**
 * What was answered at a case's step the last time it was completed, and by whom.
 * @throws Error when it never was: a procedure asks for an answer before it is there
 */
export async function answerOf(
  tx: Tx,
  caseId: string,
  step: string,
): Promise<{ readonly answer: Readonly<Record<string, unknown>>; readonly by: string }> {
  const [row] = await tx.execute<{ answer: Record<string, unknown> | null; by: string | null }>(sql`
    select answer, completed_by as "by" from task
    where case_id = ${caseId} and step = ${step} and ending = 'completed' order by round desc limit 1`)
  if (!row) throw new Error(`${step} of ${caseId} was never answered`)
  return { answer: row.answer ?? {}, by: row.by ?? 'system' }
}
