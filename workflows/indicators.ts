import type { Severity } from './issue/choices.ts'
import type { Text } from './kit/definition.ts'

/**
 * How what was counted is held against the threshold: `growth` over the base (the period before), `share` of
 * the base, or by itself.
 */
export type Measure = 'growth' | 'share' | 'count'

/**
 * A sign of trouble as data (风险预警, domain §5.12). What it counts is a query of the same name in
 * `db/indicators/`; its numbers are rules, by their ids.
 */
export type Indicator = {
  readonly title: Text
  /** What is counted. */
  readonly counts: Text
  /** What it is compared with. */
  readonly base?: Text
  readonly measure: Measure
  readonly threshold: string
  /** Fewer than this are never a sign. */
  readonly atLeast?: string
  /** How many days back are looked at; without it a month, or today. */
  readonly within?: string
  readonly level: Severity
  /** What is counted came from the public: few of them would tell who they are. */
  readonly ofThePublic?: true
}

/** Every indicator. `activities/warning/counts.ts` has one line for each, saying which query counts it. */
export const indicators = {
  complaints: {
    title: { zh: '投诉量环比上升', en: 'Complaints on the rise' },
    counts: { zh: '当月投诉', en: 'Complaints of the month' },
    base: { zh: '上月投诉', en: 'Complaints of the month before' },
    measure: 'growth',
    threshold: 'warning.complaints.mom',
    atLeast: 'warning.complaints.min',
    level: 'general',
    ofThePublic: true,
  },
  overdue: {
    title: { zh: '逾期问题占比偏高', en: 'Many issues overdue' },
    counts: { zh: '逾期未销号', en: 'Overdue' },
    base: { zh: '在办问题', en: 'Open issues' },
    measure: 'share',
    threshold: 'warning.overdue.share',
    atLeast: 'warning.overdue.min',
    level: 'general',
  },
  returns: {
    title: { zh: '整改退回偏多', en: 'Much returned' },
    counts: { zh: '被退回的问题', en: 'Issues returned' },
    measure: 'count',
    threshold: 'warning.returns.count',
    within: 'warning.returns.days',
    level: 'general',
  },
  rebounds: {
    title: { zh: '整改反弹回潮', en: 'Rebounds' },
    counts: { zh: '反弹的问题', en: 'Issues that came back' },
    measure: 'count',
    threshold: 'warning.rebounds.count',
    within: 'warning.rebounds.days',
    level: 'serious',
  },
} as const satisfies Readonly<Record<string, Indicator>>
export type IndicatorId = keyof typeof indicators

export const indicatorIds = Object.keys(indicators) as readonly IndicatorId[]

/** The indicator, as every one of them is described; undefined when there is none of that id. */
export const findIndicator = (id: string): Indicator | undefined =>
  (indicators as Readonly<Record<string, Indicator>>)[id]
