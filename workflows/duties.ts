import type { Text } from './kit/definition.ts'

/** When a duty comes round, in Shanghai. What is left out matches every month, or every day. */
export type DutyCalendar = {
  /** 1–12 */
  readonly months?: readonly number[]
  readonly dayOfMonth?: number
  /** 1 Monday – 7 Sunday */
  readonly dayOfWeek?: number
  /** HH:MM */
  readonly time: string
}

/** A recurring duty of the bureau as data: production makes a Temporal Schedule of each, a rehearsal the same runs. */
export type Duty = {
  readonly id: string
  readonly title: Text
  /** What it does, in a sentence. */
  readonly does: Text
  readonly source: Text
  readonly calendar: DutyCalendar
  /** A day off moves it to the next working day (domain §3). */
  readonly movesToWorkday: boolean
  /** How long after its day it is still done, late, when the system was away. */
  readonly catchUpDays: number
}

/** Everything the bureau does by the calendar. `activities/duties.ts` has one line for each, saying who does it. */
export const duties = [
  {
    id: 'complaint.erase-identities',
    title: { zh: '清除到期的反映人身份', en: 'Erase complainants’ identities after their time' },
    does: {
      zh: '投诉办结满规定时间的,清除加密保存的姓名、电话和来电识别标记',
      en: 'Names, phones and caller marks of complaints closed long enough ago are erased',
    },
    source: {
      zh: '《个人信息保护法》第十九条;规则 complaint.identity.keep.months',
      en: 'Personal Information Protection Law, art. 19; rule complaint.identity.keep.months',
    },
    calendar: { dayOfMonth: 1, time: '02:00' },
    movesToWorkday: false,
    catchUpDays: 31,
  },
] as const satisfies readonly Duty[]

export const findDuty = (id: string): Duty | undefined =>
  (duties as readonly Duty[]).find((duty) => duty.id === id)

/** A duty's workflow id: one run for each day it is due, however it was started. */
export const dutyWorkflowId = (dutyId: string, nominal: string): string =>
  `duty:${dutyId}:${nominal}`
