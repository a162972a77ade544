import { sql } from 'drizzle-orm'
import type { Tx } from '../client.ts'

/** What somebody submitted for a task, handed to whoever carries it out; the slot is free again. */
export async function takeSubmission(tx: Tx, taskId: string, act: string) {
  const [row] = await tx.execute<{
    by: string
    onBehalfOf: string | null
    answer: Readonly<Record<string, unknown>> | null
  }>(sql`
    delete from submission where task_id = ${taskId} and act = ${act} returning "by", on_behalf_of as "onBehalfOf", answer`)
  return row
}
