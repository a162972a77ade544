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
    id: 'risk-warning',
    title: { zh: '风险预警', en: 'Risk warnings' },
    does: {
      zh: '每日比对各科室投诉、逾期、退回、反弹等指标,超过阈值的交局纪检组研判',
      en: 'Compares each section’s complaints, lateness, returns and rebounds; what is over its threshold goes to the discipline group',
    },
    source: { zh: '作风风险预警机制', en: 'Early warning of conduct risks' },
    calendar: { time: '08:00' },
    movesToWorkday: false,
    catchUpDays: 1,
  },
] as const satisfies readonly Duty[]

export const findDuty = (id: string): Duty | undefined =>
  (duties as readonly Duty[]).find((duty) => duty.id === id)

/** A duty's workflow id: one run for each day it is due, however it was started. */
export const dutyWorkflowId = (dutyId: string, nominal: string): string =>
  `duty:${dutyId}:${nominal}`
