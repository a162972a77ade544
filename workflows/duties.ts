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
    id: 'quarterly-bulletin',
    title: { zh: '季度通报', en: 'Quarterly bulletin' },
    does: {
      zh: '统计上一季度各科室整改率,起草通报送签;连续整改不力的,提出取消评优资格',
      en: 'Counts each section’s rate of the quarter before, drafts the bulletin, and proposes the loss of eligibility after poor quarters in a row',
    },
    source: {
      zh: '“问题台账+销号管理”工作机制:每季度在全局通报问题整改情况',
      en: 'Ledger of problems: every quarter the whole bureau is told how rectification goes',
    },
    calendar: { months: [1, 4, 7, 10], dayOfMonth: 1, time: '09:00' },
    movesToWorkday: true,
    catchUpDays: 30,
  },
] as const satisfies readonly Duty[]

export const findDuty = (id: string): Duty | undefined =>
  (duties as readonly Duty[]).find((duty) => duty.id === id)

/** A duty's workflow id: one run for each day it is due, however it was started. */
export const dutyWorkflowId = (dutyId: string, nominal: string): string =>
  `duty:${dutyId}:${nominal}`
