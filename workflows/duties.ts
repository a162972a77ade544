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
  /** What the figures of a run are called, by the names its doer gives them. */
  readonly figures?: Readonly<Record<string, Text>>
}

/** Everything the bureau does by the calendar. `activities/duties.ts` has one line for each, saying who does it. */
export const duties: readonly Duty[] = [
  {
    id: 'ledger-audit',
    title: { zh: '月度台账审核', en: 'Monthly ledger audit' },
    does: {
      zh: '统计上月各科室整改率,低于规定的由分管领导约谈科室负责人;随机抽取上月销号逐件核查',
      en: 'Counts each section’s rate of the month before; below the minimum the leader in charge interviews the head. Draws closures at random to be checked',
    },
    source: {
      zh: '“问题台账+销号管理”工作机制',
      en: 'Ledger of problems and closing by number',
    },
    calendar: { dayOfMonth: 1, time: '09:00' },
    movesToWorkday: true,
    catchUpDays: 28,
    figures: {
      sections: { zh: '有到期问题的科室', en: 'sections with issues due' },
      below: { zh: '低于规定的科室', en: 'below the minimum' },
      closures: { zh: '销号', en: 'closures' },
      sampled: { zh: '抽查', en: 'drawn to be checked' },
    },
  },
  {
    id: 'calendar-reminder',
    title: { zh: '放假安排提醒', en: 'Calendar reminder' },
    does: {
      zh: '下一年放假安排还没有公布的,提醒系统管理员公布;公布前有关期限暂按周末推算',
      en: 'Reminds the administrator while next year’s holidays are not published; until then deadlines are reckoned by weekends',
    },
    source: {
      zh: '《全国年节及纪念日放假办法》',
      en: 'Regulation on Public Holidays for National Annual Festivals and Memorial Days',
    },
    calendar: { months: [12], dayOfMonth: 1, time: '09:00' },
    movesToWorkday: true,
    catchUpDays: 30,
    figures: { told: { zh: '已提醒', en: 'reminded' } },
  },
]

export const findDuty = (id: string): Duty | undefined => duties.find((duty) => duty.id === id)

/** A duty's workflow id when it is started for a day: one run for each, however often it is started. */
export const dutyWorkflowId = (dutyId: string, nominal: string): string =>
  `duty:${dutyId}:${nominal}`
