import { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { dueDateOf } from '../../db/due-date.ts'
import type { Text } from '../../workflows/kit/definition.ts'
import { findStep } from '../../workflows/procedures.ts'

/** The rule that limits an extension of a step. */
export const extensionRule = (procedure: string, step: string): string =>
  findStep(procedure, step)?.extension?.maxRule ?? 'task.extension.days.max'

/**
 * Why an extension can't go to a date: it must lie after the deadline and at most `maxDays` beyond it
 * (`extensionRule`). Undefined when it can.
 */
export async function extensionBounds(
  tx: Tx,
  args: {
    readonly aboutTask: string
    readonly isSide: boolean
    readonly until: string
    readonly maxDays: number
  },
): Promise<Text | undefined> {
  const due = await dueDateOf(tx, args.aboutTask, args.isSide)
  if (!due) return { zh: '这项任务没有时限', en: 'This task has no deadline' }
  const last = Temporal.PlainDate.from(due).add({ days: args.maxDays }).toString()
  if (args.until > due && args.until <= last) return undefined
  return {
    zh: `延期须在${due}之后、${last}之前(最多${args.maxDays}日)`,
    en: `An extension ends after ${due} and by ${last} (at most ${args.maxDays} days)`,
  }
}
