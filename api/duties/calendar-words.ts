import type { Duty, DutyCalendar } from '../../workflows/duties.ts'
import type { Text } from '../../workflows/kit/definition.ts'

const weekdays = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** When a duty comes round, in words: “每月1日 09:00,遇非工作日顺延”. */
export function calendarWords({ calendar, movesToWorkday }: Duty): Text {
  const moves = movesToWorkday
    ? { zh: ',遇非工作日顺延', en: ', moved to the next working day' }
    : { zh: '', en: '' }
  return {
    zh: `${inChinese(calendar)} ${calendar.time}${moves.zh}`,
    en: `${inEnglish(calendar)} at ${calendar.time}${moves.en}`,
  }
}

function inChinese({ months: named, dayOfMonth, dayOfWeek }: DutyCalendar): string {
  const month = named ? `每年${named.map((m) => `${m}月`).join('、')}` : '每月'
  if (dayOfMonth !== undefined) return `${month}${dayOfMonth}日`
  const within = named ? month : ''
  return dayOfWeek === undefined
    ? `${within}每日`
    : `${within}每周${weekdays.zh[dayOfWeek - 1] ?? ''}`
}

function inEnglish({ months: named, dayOfMonth, dayOfWeek }: DutyCalendar): string {
  const month = named?.map((m) => months[m - 1]).join(', ')
  if (dayOfMonth !== undefined)
    return month ? `${dayOfMonth} ${month}` : `Day ${dayOfMonth} of each month`
  const every = dayOfWeek === undefined ? 'Every day' : `Every ${weekdays.en[dayOfWeek - 1]}`
  return month ? `${every} in ${month}` : every
}
