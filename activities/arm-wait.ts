import { Temporal } from 'temporal-polyfill'
import { arm } from '../db/engine/armed.ts'
import { patchCase } from '../db/engine/change-case.ts'
import { ruleInForce } from '../db/rules.ts'
import { addWorkingDays, shanghaiInstant, today, workdayFrom } from '../workflows/kit/calendar.ts'
import { type Plan, type Wait, waitId } from '../workflows/kit/plan.ts'
import { deadlineFor } from './deadlines.ts'
import type { Work } from './work.ts'

/** When the working day begins: waits end and rungs fire then. */
const MORNING = '09:00'

/** Arms the wait between two steps: the next one opens at nine on a working day. */
export async function armWait(
  work: Work,
  wait: NonNullable<Plan['wait']>,
  since: string,
): Promise<void> {
  const { tx, on, at, day } = work
  const date = await waitDate(work, wait, since)
  const firesAt = shanghaiInstant(
    date <= day ? addWorkingDays(work.calendar, day, 1) : date,
    MORNING,
  )
  await arm(tx, {
    caseId: on.id,
    ownerId: waitId(on.id),
    rungs: [{ rung: `${wait.for}.${wait.round}`, firesAt, rule: ruleOf(wait) }],
    at,
  })
  await patchCase(tx, on.id, { data: { wait: { ...wait, since } } }, at)
  work.entries.push({
    at,
    kind: 'case.waiting',
    actor: 'system',
    caseId: on.id,
    data: { for: wait.for, until: today(firesAt) },
  })
}

const ruleOf = ({ until }: Wait): string | null =>
  until.by === 'rule' ? until.rule : (until.aheadRule ?? null)

async function waitDate(work: Work, wait: Wait, since: string): Promise<string> {
  const { tx, calendar, on } = work
  if (wait.until.by === 'rule') {
    return (await deadlineFor(tx, { calendar, limit: wait.until, at: since, rulesOf: on.rulesOf }))
      .dueDate
  }
  const ahead = wait.until.aheadRule
    ? (await ruleInForce(tx, wait.until.aheadRule, on.rulesOf)).value
    : 0
  return workdayFrom(
    calendar,
    Temporal.PlainDate.from(wait.until.date).subtract({ days: ahead }).toString(),
  )
}
