import { addDays } from '../ui/time.ts'
import type { Exceptions } from './year-days.ts'

const date = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日`
const off = new RegExp(
  String.raw`${date}(?:[((][^))]*[))])?(?:\s*(?:至|到|—+|-|~|–)\s*${date}(?:[((][^))]*[))])?)?[^,,。;;]{0,6}(?:[,,]?[^,,。;;]{0,4})?(?:放假|休息|调休)`,
  'g',
)
const heading =
  /(?:[一二三四五六七八九十]+、|\d+[..、]\s*)?(元旦|春节|清明节?|劳动节|端午节?|中秋节?|国庆节?)/
const workPart = /([^。;;]*?)上班/g

/**
 * Reads the yearly notice (放假安排) as it is published, or plain lines `2027-02-08 假` / `2027-02-14 班`.
 * What cannot be read is left out; the grid shows what was, before anything is published.
 */
export function readNotice(words: string, year: number): Exceptions {
  const found: Record<string, { kind: 'holiday' | 'workday'; name: string | null }> = {}
  for (const line of words.split(/\n+/)) {
    const plain = /^\s*(\d{4}-\d{2}-\d{2})\s*[,,\s]?\s*(假|休|班|holiday|workday)?\s*(\S*)/.exec(
      line,
    )
    if (plain?.[1]) {
      const kind = plain[2] === '班' || plain[2] === 'workday' ? 'workday' : 'holiday'
      found[plain[1]] = { kind, name: plain[3] || null }
      continue
    }
    const name = heading.exec(line)?.[1] ?? null
    for (const match of line.matchAll(off)) {
      const from = iso(match.slice(1, 4), year, undefined)
      const to = match[6] ? iso(match.slice(4, 7), year, from) : from
      for (let day = from, n = 0; day <= to && n < 40; day = addDays(day, 1), n += 1)
        found[day] = { kind: 'holiday', name }
    }
    for (const part of line.matchAll(workPart)) {
      let last: string | undefined
      for (const match of (part[1] ?? '')
        .replace(/^.*放假[^,,。]*?(?:共\d+天)?/, '')
        .matchAll(new RegExp(date, 'g'))) {
        last = iso(match.slice(1, 4), year, last)
        found[last] = { kind: 'workday', name }
      }
    }
  }
  return Object.fromEntries(Object.entries(found).filter(([day]) => day.startsWith(`${year}-`)))
}

/** A date of which year and month may be those of the date before it. */
function iso(
  parts: readonly (string | undefined)[],
  year: number,
  before: string | undefined,
): string {
  const [y, m, d] = parts
  const month = m ?? before?.slice(5, 7) ?? '01'
  return `${y ?? before?.slice(0, 4) ?? year}-${month.padStart(2, '0')}-${(d ?? '01').padStart(2, '0')}`
}
