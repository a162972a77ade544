import { holdersOf } from '../../db/role-grants.ts'
import { tell } from '../../db/tell.ts'
import type { DoDuty } from '../duties.ts'

/** Tells the administrators, once a year, that next year's calendar is not published yet (domain §3). */
export const remindOfCalendar: DoDuty = async ({ tx, calendar, at, day, nominal }) => {
  const year = Number(nominal.slice(0, 4)) + 1
  if (calendar.publishedYears.includes(year)) return { told: 0 }
  const administrators = await holdersOf(tx, 'admin', day)
  const kind = 'calendar.unpublished'
  const notice = { key: `${kind}:${year}`, kind, caseId: null, taskId: null }
  await tell(
    tx,
    administrators.map((personId) => ({ ...notice, personId })),
    at,
  )
  return { told: administrators.length }
}
