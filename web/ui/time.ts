import { locale } from '../i18n/locale.ts'

const zone = 'Asia/Shanghai'

/** Where the system is in time, by the server's clock; set from the session, never by this device. */
let serverToday = ''
export const setToday = (isoDate: string) => {
  serverToday = isoDate
}
export const todayIso = () => serverToday

const formats = new Map<string, Intl.DateTimeFormat>()
/** Making a format is slow and a list needs the same few thousands of times. */
function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const known =
    formats.get(key) ?? new Intl.DateTimeFormat(language, { timeZone: zone, ...options })
  formats.set(key, known)
  return known
}

const tag = () => (locale() === 'zh' ? 'zh-CN' : 'en-GB')
const noon = (isoDate: string) => new Date(`${isoDate}T12:00:00+08:00`)

/** `3月18日` / `18 Mar`, with the year when it is not this one. */
export function dayText(isoDate: string): string {
  const sameYear = isoDate.slice(0, 4) === serverToday.slice(0, 4)
  return format(tag(), {
    month: locale() === 'zh' ? 'long' : 'short',
    day: 'numeric',
    ...(!sameYear && { year: 'numeric' }),
  }).format(noon(isoDate))
}

/** `3月18日 周三` / `Wed 18 Mar`. */
export function weekdayText(isoDate: string): string {
  const weekday = format(tag(), { weekday: 'short' }).format(noon(isoDate))
  return locale() === 'zh' ? `${dayText(isoDate)} ${weekday}` : `${weekday} ${dayText(isoDate)}`
}

/** The date it is in Shanghai at an instant. */
export function dateOf(instant: string): string {
  return format('en-CA', {}).format(new Date(instant))
}

/** `17:02` in Shanghai. */
export function clockText(instant: string): string {
  return format('en-GB', { hour: '2-digit', minute: '2-digit' }).format(new Date(instant))
}

/** `3月18日 09:00`, or only the time when it is today. */
export function momentText(instant: string): string {
  const date = dateOf(instant)
  return date === serverToday ? clockText(instant) : `${dayText(date)} ${clockText(instant)}`
}

/** The whole instant for a hover: `2026-03-18 09:00:00 (北京时间)`. */
export function exactText(instant: string): string {
  const time = format('en-GB', { timeStyle: 'medium' }).format(new Date(instant))
  return `${dateOf(instant)} ${time} UTC+8`
}

/** A date some days away, as ISO. */
export function addDays(isoDate: string, days: number): string {
  const date = noon(isoDate)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Sunday of the week a date is in: the end of 本周. */
export function endOfWeek(isoDate: string): string {
  const weekday = noon(isoDate).getUTCDay()
  return addDays(isoDate, (7 - weekday) % 7)
}

/** `2026年3月` / `March 2026` for `2026-03`. */
export function monthText(month: string): string {
  return format(tag(), { year: 'numeric', month: 'long' }).format(noon(`${month}-01`))
}

/** A month some months away, as `YYYY-MM`. */
export function addMonths(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}
