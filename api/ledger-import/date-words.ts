import { Temporal } from 'temporal-polyfill'
import type { Said } from './said.ts'

/** A day that words point to: which one depends on the year, which may not be said. `on` is null if there is no such day. */
export type PointInYear = {
  readonly year: number | null
  readonly on: (year: number) => string | null
  readonly how: Said
}

const YEAR = '(?:(?:(\\d{4}|\\d{2})年|(今年|本年|当年|明年|次年))度?)?'

type Form = {
  readonly pattern: RegExp
  readonly read: (parts: readonly (string | undefined)[], reference: string) => PointInYear
}

/** The forms, on text with figures and without blanks; a trailing 前 is left on where it changes the meaning. */
const forms: readonly Form[] = [
  {
    pattern: /^(\d{4})[-./、](\d{1,2})[-./、](\d{1,2})[日号]?$/,
    read: ([y, m, d]) => day(Number(y), Number(m), Number(d)),
  },
  {
    pattern: /^(\d{4})(\d{2})(\d{2})$/,
    read: ([y, m, d]) => day(Number(y), Number(m), Number(d)),
  },
  {
    pattern: /^(\d{2})[-./](\d{1,2})[-./](\d{1,2})$/,
    read: ([y, m, d]) => day(2000 + Number(y), Number(m), Number(d)),
  },
  { pattern: /^(\d{1,2})[-./](\d{1,2})$/, read: ([m, d]) => day(null, Number(m), Number(d)) },
  {
    pattern: new RegExp(`^${YEAR}(\\d{1,2})月(\\d{1,2})[日号]?$`),
    read: ([y, word, m, d], reference) => day(yearOf(y, word, reference), Number(m), Number(d)),
  },
  {
    pattern: new RegExp(`^${YEAR}(\\d{1,2})月份?(上旬|中旬|下旬|底|末)?(前)?$`),
    read: ([y, word, m, part, before], reference) =>
      month(yearOf(y, word, reference), Number(m), part, before),
  },
  {
    pattern: /^(\d{4})[-./](\d{1,2})$/,
    read: ([y, m]) => month(Number(y), Number(m), undefined, undefined),
  },
  {
    pattern: new RegExp(`^${YEAR}第?([1-4])季度?(底|末)?(前)?$`),
    read: ([y, word, q, end, before], reference) =>
      monthsEnd(yearOf(y, word, reference), Number(q) * 3, 3, !end && before),
  },
  {
    pattern: new RegExp(`^${YEAR}([上下])半年(底|末)?(前)?$`),
    read: ([y, word, half, end, before], reference) =>
      monthsEnd(yearOf(y, word, reference), half === '上' ? 6 : 12, 6, !end && before),
  },
  {
    pattern: new RegExp(`^${YEAR}(?:年度?)?(底|末|内)?(前)?$`),
    read: ([y, word, end, before], reference) =>
      monthsEnd(yearOf(y, word, reference), 12, 12, !end && before),
  },
  { pattern: /^全年$/, read: () => monthsEnd(null, 12, 12, undefined) },
  {
    pattern: /^(本|当|这个?|下个?)?月(底|末|内)?$/,
    read: ([which], reference) => {
      const from = Temporal.PlainDate.from(reference).add({
        months: which?.startsWith('下') ? 1 : 0,
      })
      return month(from.year, from.month, '底', undefined)
    },
  },
]

/** The day that a text points to, null if it is no form of a date. `text` has figures and no blanks. */
export function readDateWords(text: string, reference: string): PointInYear | null {
  const bare = text
    .replace(/^(\d{4})[-./](\d{1,2})(?=月)/, '$1年$2')
    .replace(/^(\d{4})(?=(?:底|末|上半年|下半年|第?[1-4]季))/, '$1年')
    .replace(/^(?:于|在|截至|截止到?|计划|力争|务必|预计)/, '')
    .replace(/(?:完成整改|整改完成|整改到位|完成|办结)$/, '')
    .replace(/(?:之|以)前$/, '前')
  if (!bare) return null
  for (const candidate of [bare, bare.replace(/[前止内]$/, '')]) {
    for (const { pattern, read } of forms) {
      const match = candidate && pattern.exec(candidate)
      if (match) return read(match.slice(1), reference)
    }
  }
  return null
}

function yearOf(figures?: string, word?: string, reference = ''): number | null {
  if (figures) return figures.length === 2 ? 2000 + Number(figures) : Number(figures)
  if (!word) return null
  return Number(reference.slice(0, 4)) + (/明年|次年/.test(word) ? 1 : 0)
}

function day(year: number | null, m: number, d: number): PointInYear {
  return {
    year,
    on: (y) => isoDate(y, m, d),
    how: { zh: '按表中所写日期', en: 'the date as written' },
  }
}

function month(year: number | null, m: number, part?: string, before?: string): PointInYear {
  if (before && !part) return monthsEnd(year, m, 1, before)
  if (part === '上旬' || part === '中旬') {
    const last = part === '上旬' ? 10 : 20
    const how = { zh: `${part}按${last}日`, en: `${part} ends on the ${last}th` }
    return { year, on: (y) => isoDate(y, m, last), how }
  }
  return monthsEnd(year, m, 1, undefined)
}

/** The end of `length` months that end with month `m`; or the day before they begin, for "before that period". */
function monthsEnd(
  year: number | null,
  m: number,
  length: number,
  before?: string | false,
): PointInYear {
  if (before) {
    return {
      year,
      on: (y) => shifted(isoDate(y, m - length + 1, 1), { days: -1 }),
      how: {
        zh: '“前”且未写末,从严按该时段开始的前一日',
        en: '“before” a whole period: strictly, the day before it begins',
      },
    }
  }
  const zh = length === 12 ? '年' : length === 6 ? '半年' : length === 3 ? '季度' : '月'
  const en =
    length === 12 ? 'year' : length === 6 ? 'half-year' : length === 3 ? 'quarter' : 'month'
  return {
    year,
    on: (y) => shifted(shifted(isoDate(y, m, 1), { months: 1 }), { days: -1 }),
    how: { zh: `取该${zh}最后一日`, en: `the last day of that ${en}` },
  }
}

function isoDate(year: number, m: number, d: number): string | null {
  try {
    return Temporal.PlainDate.from({ year, month: m, day: d }, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

function shifted(date: string | null, by: { days?: number; months?: number }): string | null {
  return date && Temporal.PlainDate.from(date).add(by).toString()
}
