import { loadCalendar } from '../../../db/calendar.ts'
import { type Duty, duties, dutyWorkflowId } from '../../../workflows/duties.ts'
import type { DutyInput } from '../../../workflows/duty/duty-input.ts'
import { eachDate, shanghaiInstant, workdayFrom } from '../../../workflows/kit/calendar.ts'
import { TASK_QUEUE } from '../../../workflows/task-queue.ts'
import type { RunningBureau } from '../engine/open-bureau.ts'
import { shanghaiDay } from '../scenario/moment.ts'
import { fallsOn } from './falls-on.ts'

type Run = { readonly duty: Duty; readonly nominal: string; readonly atMs: number }

/**
 * The recurring duties of a stretch of time. The test server has no Schedules: the same workflows are
 * started with the same ids and arguments, each when its day has come.
 */
export function createDutyRuns(
  bureau: RunningBureau,
  span: { readonly fromMs: number; readonly toMs: number },
) {
  let ahead: readonly Run[] = eachDate(shanghaiDay(span.fromMs), shanghaiDay(span.toMs))
    .flatMap((nominal) =>
      (duties as readonly Duty[])
        .filter((duty) => fallsOn(duty.calendar, nominal))
        .map((duty) => ({ duty, nominal, atMs: at(duty, nominal) })),
    )
    .filter((run) => run.atMs >= span.fromMs)

  /** A duty waits for its working day by the calendar of its own day. */
  async function moved(run: Run): Promise<Run> {
    if (!run.duty.movesToWorkday) return run
    const day = workdayFrom(await loadCalendar(bureau.db), run.nominal)
    return { ...run, atMs: at(run.duty, day) }
  }

  return {
    /** When the next one is due, as far as the calendar tells today. */
    async nextMs(): Promise<number | undefined> {
      const times = (await Promise.all(ahead.slice(0, 40).map(moved))).map((run) => run.atMs)
      return times.length > 0 ? Math.min(...times) : undefined
    },
    /** Does whatever is due by now, one after the other; late by more than it is made up for is left. False when nothing is. */
    async doDue(): Promise<boolean> {
      const now = bureau.nowMs()
      const near = await Promise.all(ahead.filter((run) => run.atMs <= now).map(moved))
      const due = near.filter((run) => run.atMs <= now)
      ahead = ahead.filter(
        (run) => !due.some((d) => d.duty === run.duty && d.nominal === run.nominal),
      )
      for (const run of due.sort((a, b) => a.atMs - b.atMs)) {
        const lateDays = (now - run.atMs) / 86_400_000
        if (lateDays <= Math.max(run.duty.catchUpDays, 0) || lateDays < 1 / 24) await start(run)
      }
      return due.length > 0
    },
  }

  async function start({ duty, nominal }: Run): Promise<void> {
    const { client, shiftMs } = bureau.time
    const input: DutyInput = { duty: duty.id, nominal, shiftMs }
    await client.workflow.execute('duty', {
      taskQueue: TASK_QUEUE,
      workflowId: dutyWorkflowId(duty.id, nominal),
      args: [input],
    })
  }
}

const at = (duty: Duty, day: string): number => Date.parse(shanghaiInstant(day, duty.calendar.time))
