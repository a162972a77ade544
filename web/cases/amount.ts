import { t } from '../i18n/locale.ts'
import { monthText } from '../ui/time.ts'

/** A rule's number or what was measured against it, with its unit; a share is cut and never rounded up. */
export function amountText(value: number, unit: string | null): string {
  if (unit === 'ratio') return `${Math.floor(value * 10_000 + 1e-6) / 100}%`
  if (unit === 'workdays' || unit === 'days' || unit === 'months')
    return t(`why.units.${unit}`, value)
  return String(Math.round(value * 100) / 100)
}

/** `2026年1月`, or the quarter as it is written. */
export const periodText = (period: string): string =>
  /^\d{4}-\d{2}$/.test(period) ? monthText(period) : period
