import { addWorkingDays } from './calendar.ts'
import type { Deadline, DeadlineSpec } from './deadline.ts'

const units = {
  zh: { workdays: '个工作日', days: '日', months: '个月' },
  en: { workdays: 'working day', days: 'calendar day', months: 'month' },
} as const

/** A deadline's reasons as one sentence for a person. */
export function explainDeadline(deadline: Deadline, locale: 'zh' | 'en'): string {
  return locale === 'zh' ? inChinese(deadline) : inEnglish(deadline)
}

function inChinese({ dueDate, explanation: e }: Deadline): string {
  const clamped = isClamped(e.spec, e.nominal) ? '(当月无对应日,按月末)' : ''
  const skipped = e.skipped.length ? `(已跳过法定节假日${spansOf(e.skipped, '至', '、')})` : ''
  const moved = e.movedOver.length
    ? `期满日${e.nominal}为非工作日,顺延至${dueDate}`
    : `期满日${dueDate}`
  return [
    `${startInChinese(e.spec)}${skipped},${moved}${clamped}`,
    ...(e.provisional ? ['所涉年度放假安排尚未公布,暂按周末推算'] : []),
    `日历版本${e.calendarVersion}`,
  ].join(';')
}

function inEnglish({ dueDate, explanation: e }: Deadline): string {
  const clamped = isClamped(e.spec, e.nominal) ? ' (the last day of that month)' : ''
  const skipped = e.skipped.length
    ? `, not counting public holidays ${spansOf(e.skipped, '–', ', ')},`
    : ''
  const end = e.spec.kind === 'fixed' ? 'is' : 'ends on'
  const moved = e.movedOver.length
    ? ` ${end} ${e.nominal}${clamped}, not a working day, so it is due on ${dueDate}`
    : ` ${end} ${dueDate}${clamped}`
  return [
    `${startInEnglish(e.spec)}${skipped}${moved}`,
    ...(e.provisional
      ? ['provisional: that year’s holidays are not published yet, weekends only']
      : []),
    `calendar version ${e.calendarVersion}`,
  ].join('; ')
}

function startInChinese(spec: DeadlineSpec): string {
  if (spec.kind === 'fixed') return `登记的期限${spec.date}${ruleInChinese(spec)}`
  const length = `${spec.amount}${units.zh[spec.unit]}`
  if (spec.kind === 'resumed') {
    return `原期限${spec.previousDue},自${spec.from}恢复计时,剩余${length}${ruleInChinese(spec)}`
  }
  return `自${spec.from}起${length}${ruleInChinese(spec)}`
}

function startInEnglish(spec: DeadlineSpec): string {
  if (spec.kind === 'fixed') return `The registered deadline${ruleInEnglish(spec)}`
  const length = `${spec.amount} ${units.en[spec.unit]}${spec.amount === 1 ? '' : 's'}`
  if (spec.kind === 'resumed') {
    return `First due on ${spec.previousDue}; resumed on ${spec.from} with ${length} left${ruleInEnglish(spec)}, it`
  }
  return `The time limit of ${length} from ${spec.from}${ruleInEnglish(spec)}`
}

function ruleInChinese(spec: DeadlineSpec): string {
  const parts = [
    ...(spec.rule ? [`规则${spec.rule}`] : []),
    ...(spec.kind !== 'fixed' && spec.version ? [`第${spec.version}版`] : []),
    ...(spec.kind !== 'fixed' && spec.article ? [spec.article] : []),
  ]
  return parts.length ? `(${parts.join(',')})` : ''
}

function ruleInEnglish(spec: DeadlineSpec): string {
  const parts = [
    ...(spec.rule ? [`rule ${spec.rule}`] : []),
    ...(spec.kind !== 'fixed' && spec.version ? [`version ${spec.version}`] : []),
    ...(spec.kind !== 'fixed' && spec.article ? [spec.article] : []),
  ]
  return parts.length ? ` (${parts.join(', ')})` : ''
}

function isClamped(spec: DeadlineSpec, nominal: string): boolean {
  return (
    spec.kind === 'rule' && spec.unit === 'months' && spec.from.slice(8, 10) !== nominal.slice(8)
  )
}

const everyDay = { version: 0, days: {}, publishedYears: [] }

/** Runs of days as spans: 02-16 … 02-20 reads better than five dates; a weekend inside a run does not break it. */
function spansOf(dates: readonly string[], to: string, and: string): string {
  const runs: [string, string][] = []
  for (const date of dates) {
    const run = runs.at(-1)
    if (run && date <= addWorkingDays(everyDay, run[1], 1)) run[1] = date
    else runs.push([date, date])
  }
  return runs.map(([a, b]) => (a === b ? a : `${a}${to}${b}`)).join(and)
}
