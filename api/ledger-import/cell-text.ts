import { plainText } from './plain-text-cell.ts'
import { limits } from './sheet.ts'

/** A string that Excel can hold and no spreadsheet runs; null for nothing. */
export function cellText(text: string | null): string | null {
  if (!text) return null
  const wellFormed = text.toWellFormed().replace(/[\uFFFE\uFFFF]/g, '')
  const escaped = plainText(wellFormed).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return escaped.length > limits.cellCharacters
    ? `${escaped.slice(0, limits.cellCharacters - 1).toWellFormed()}…`
    : escaped
}
