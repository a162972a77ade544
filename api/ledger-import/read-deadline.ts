import { Temporal } from 'temporal-polyfill'
import { withFigures } from './chinese-numerals.ts'
import { readDateWords } from './date-words.ts'
import { dateOfSerial } from './excel-date.ts'
import { fold, squeeze } from './normalise.ts'
import type { Said } from './said.ts'
import type { Cell } from './sheet.ts'

/**
 * What a deadline cell says. `date` is as written, before it moves to a working day. `days`, `workdays` and `months`
 * count from `from`; `immediate` (立行立改) is the rule `issue.immediate.days`, `default` (an empty cell) the rule
 * `issue.rectify.days`; `long-term` (长期坚持) has yearly milestones and no date. `longTerm`: to be kept up afterwards.
 */
export type DeadlineReading =
  | { kind: 'date'; date: string; how: Said; warning: Said | null; longTerm: boolean }
  | { kind: 'days' | 'workdays' | 'months'; amount: number; from: string; how: Said }
  | { kind: 'immediate'; longTerm: boolean; how: Said }
  | { kind: 'long-term'; how: Said }
  | { kind: 'default'; how: Said }
  | { kind: 'error'; reason: Said }

/** `reference` is the date of the sheet (填报日期), from which it counts and takes its year. Both are ISO dates. */
export type DeadlineContext = { readonly reference: string; readonly today: string }

/** Longer text is a sentence, in which a date would be a guess. */
const MAX_DATE = 60

const at = {
  immediately: /立行立改|立即|即知即改|即行即改|立整立改|立查立改|边查边改|马上|当场/,
  immediatelyFirst: /^.*?(?:立即整改|立行立改)[,;、]/,
  forLong: /长期|持续|常态|贯穿|每[年月周日]|每季度?|每半年/,
  forLongPhrase:
    /[,;、]?(?:并|且|同时)?(?:长期(?:坚持|推进|整改)?|持续(?:推进|坚持|整改|改进)?|常态化?(?:推进|坚持)?)$/,
  within: /^(?:\D*[起后])?(\d{1,3}|半)(个?工作日|个月|[日天周年]|个?星期|小时)(?:以|之)?(内)?$/,
  range: /^(.*?\d.*?)(?:至|到|~|—+|–)(.+)$/,
  hyphenRange: /^(\d{4}[./]\d{1,2}(?:[./]\d{1,2})?|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?)-(.+)$/,
  timeOfDay: /(?<=[日号\s])\s*\d{1,2}[:时点]\d{0,2}(?::\d{2})?分?(?=前|$)/,
  done: /已(?:完成|整改|办结|销号|落实)|^完成$/,
}

/** Reads one deadline cell. Never throws; what cannot be read for certain is an error for a person to decide. */
export function readDeadline(
  cell: Pick<Cell, 'text' | 'number' | 'date'>,
  context: DeadlineContext,
): DeadlineReading {
  if (cell.date) return dated(cell.date, { zh: '单元格为日期', en: 'a date cell' }, context)
  if (cell.number !== null) return readNumber(cell.number, context)
  const text = withFigures(squeeze(fold(cell.text).replace(at.timeOfDay, ''))).replace(
    /[。;,.]+$/,
    '',
  )
  if (/^\d{5}$/.test(text)) return readNumber(Number(text), context)
  if (/^[-—/无]*$/.test(text)) return { kind: 'default', how: byDefault }
  const forLong = at.forLong.test(text)
  const bare =
    text.length > MAX_DATE
      ? ''
      : text.replace(at.forLongPhrase, '').replace(at.immediatelyFirst, '')
  const within = readWithin(bare, context.reference)
  if (within) return within
  const read = readRange(bare, context) ?? readOne(bare, context)
  if (read?.kind === 'date') return { ...read, longTerm: forLong }
  if (read) return read
  if (at.immediately.test(text)) return { kind: 'immediate', longTerm: forLong, how: immediately }
  if (forLong) return { kind: 'long-term', how: forLongTerm }
  if (at.done.test(text)) return { kind: 'default', how: alreadyDone }
  return unclear(cell.text)
}

/** The date that a text such as 填报日期 gives, or null. */
export function readDate(
  cell: Pick<Cell, 'text' | 'number' | 'date'>,
  today: string,
): string | null {
  const read = readDeadline(cell, { reference: today, today })
  return read.kind === 'date' ? read.date : null
}

function readOne(text: string, context: DeadlineContext): DeadlineReading | null {
  const point = readDateWords(text, context.reference)
  if (!point) return null
  const year = point.year ?? Number(context.reference.slice(0, 4))
  const date = point.on(year)
  if (!date) return impossible(text)
  if (point.year !== null) return dated(date, point.how, context)
  const halfYearAgo = Temporal.PlainDate.from(context.reference).subtract({ months: 6 }).toString()
  const later = date < halfYearAgo ? year + 1 : year
  const inferred = later === year ? date : point.on(later)
  return inferred
    ? dated(inferred, withYear(point.how, context.reference, later), context)
    : impossible(text)
}

/** 2026年1月至3月底: the end counts, its year may stand before the start only. */
function readRange(text: string, context: DeadlineContext): DeadlineReading | null {
  const [, start, end] = at.range.exec(text) ?? at.hyphenRange.exec(text) ?? []
  if (!start || !end) return null
  const first = readOne(start, context)
  if (first?.kind !== 'date') return first
  const year = /^\d{4}/.exec(start)?.[0]
  const said =
    /^\d{4}|^(?:今|本|当|明|次)年/.test(end) || !year ? end : `${year}年${withMonth(end)}`
  const last = readOne(said, context)
  if (last?.kind !== 'date') return last
  if (last.date < first.date) return unclear(text)
  const how = { zh: `起止时间,取止期;${last.how.zh}`, en: `a period: its end; ${last.how.en}` }
  return { ...last, how }
}

function withMonth(end: string): string {
  return end.replace(/^(\d{1,2})[./-](\d{1,2})$/, '$1月$2日')
}

function readWithin(text: string, from: string): DeadlineReading | null {
  const match = at.within.exec(text)
  if (!match) return null
  const [, figure = '', unit = '', inside] = match
  if ((unit === '日' || unit === '年') && !inside) return null
  if (figure === '半' && !/年|月/.test(unit)) return null
  const n = figure === '半' ? 0.5 : Number(figure)
  const [kind, amount] = unit.includes('工作日')
    ? (['workdays', n] as const)
    : unit === '年'
      ? (['months', n * 12] as const)
      : unit === '个月'
        ? (['months', n] as const)
        : ([
            'days',
            unit === '小时' ? Math.ceil(n / 24) : /周|星期/.test(unit) ? n * 7 : n,
          ] as const)
  if (!Number.isInteger(amount) || amount < 1) return unclear(text)
  const zh = { days: '日', workdays: '个工作日', months: '个月' }[kind]
  const en = { days: 'calendar days', workdays: 'working days', months: 'months' }[kind]
  return {
    kind,
    amount,
    from,
    how: { zh: `自${from}起${amount}${zh}`, en: `${amount} ${en} from ${from}` },
  }
}

/** Numbers typed without a date format: Excel's day numbers, 20260331, and 4.15, of which 4.1 may have been 4.10. */
function readNumber(number: number, context: DeadlineContext): DeadlineReading {
  const serial = Number.isInteger(number) && number >= 36_526 && number <= 73_050
  const date = serial ? dateOfSerial(number) : null
  if (date) return dated(date, { zh: 'Excel 日期序号', en: 'an Excel day number' }, context)
  const [whole = '', fraction = ''] = String(number).split('.')
  const lostZero =
    fraction.length === 1 && (whole.length === 4 ? fraction === '1' : /[123]/.test(fraction))
  if (lostZero) return unclear(String(number))
  return readOne(String(number), context) ?? unclear(String(number))
}

function dated(date: string, how: Said, { reference, today }: DeadlineContext): DeadlineReading {
  const latest = Temporal.PlainDate.from(reference).add({ years: 10 }).toString()
  if (date < '2000-01-01' || date > latest) {
    const reason = {
      zh: `${date}不像一个整改期限,请核对年份`,
      en: `${date} is no likely deadline: check the year`,
    }
    return { kind: 'error', reason }
  }
  const warning = { zh: `期限${date}已过`, en: `the deadline ${date} is past` }
  return { kind: 'date', date, how, warning: date < today ? warning : null, longTerm: false }
}

function withYear(how: Said, reference: string, year: number): Said {
  return {
    zh: `${how.zh};未写年份,以${reference}为准推定为${year}年`,
    en: `${how.en}; no year given, taken as ${year}, seen from ${reference}`,
  }
}

function impossible(text: string): DeadlineReading {
  return {
    kind: 'error',
    reason: { zh: `没有“${text}”这一天`, en: `there is no such day as “${text}”` },
  }
}

function unclear(text: string): DeadlineReading {
  const reason = {
    zh: `看不懂期限“${text}”,请填写日期`,
    en: `“${text}” is no deadline we can read: enter a date`,
  }
  return { kind: 'error', reason }
}

const byDefault = {
  zh: '未填期限,按规则 issue.rectify.days',
  en: 'left empty: by rule issue.rectify.days',
}
const alreadyDone = { zh: '表中写已完成,未写期限', en: 'marked as done without a deadline' }
const immediately = {
  zh: '立行立改,按规则 issue.immediate.days 自登记之日起计算',
  en: 'at once: by rule issue.immediate.days from registration',
}
const forLongTerm = {
  zh: '长期坚持,按年设阶段目标,不设截止日期',
  en: 'kept up for good: yearly milestones, no closing date',
}
