import { eq, sql } from 'drizzle-orm'
import type { Tx } from './client.ts'
import { dutyPause, dutyRun } from './schema/oversight.ts'

/** Takes the run of a duty for its day; false when it was done before. */
export async function takeRun(
  tx: Tx,
  run: {
    readonly duty: string
    readonly nominal: string
    readonly dueOn: string
    readonly at: string
    readonly late: boolean
    readonly by: string
  },
): Promise<boolean> {
  const { at, ...row } = run
  const taken = await tx
    .insert(dutyRun)
    .values({ ...row, ranAt: at })
    .onConflictDoNothing()
    .returning({ duty: dutyRun.duty })
  return taken.length > 0
}

/** Notes what a run did, or why it did nothing. */
export async function finishRun(
  tx: Tx,
  run: {
    readonly duty: string
    readonly nominal: string
    readonly result: Readonly<Record<string, number>>
    readonly skipped: string | null
  },
): Promise<void> {
  await tx.execute(sql`update duty_run set result = ${JSON.stringify(run.result)}::jsonb, skipped = ${run.skipped}
    where duty = ${run.duty} and nominal = ${run.nominal}`)
}

/** The pause of a duty, or undefined when it is not paused. */
export async function pauseOf(
  tx: Tx,
  duty: string,
): Promise<{ readonly reason: string } | undefined> {
  const [row] = await tx.select().from(dutyPause).where(eq(dutyPause.duty, duty))
  return row
}
