import { Temporal } from 'temporal-polyfill'

/** Excel's day number as an ISO date; null for what no calendar holds. Day 60 is the leap day that 1900 did not have. */
export function dateOfSerial(serial: number, from1904 = false): string | null {
  const day = Math.floor(serial)
  if (day < 1 || day > 2_958_465) return null
  const epoch = from1904 ? '1904-01-01' : day < 60 ? '1899-12-31' : '1899-12-30'
  return Temporal.PlainDate.from(epoch).add({ days: day }).toString()
}
