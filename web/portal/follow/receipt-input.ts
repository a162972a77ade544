import { isChecked } from '../../../workflows/kit/check-digit.ts'

/** 1234 5678 … as it is read aloud and copied down. */
export const inFours = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ')

const digitsOf = (typed: string): string => typed.normalize('NFKC').replace(/\D/g, '')

/** Whether a code was copied down as it was given. */
export const isCode = (typed: string): boolean =>
  digitsOf(typed).length === 16 && isChecked(digitsOf(typed))

/** Whether a number was: its year is not among the digits that are checked. */
export const isNumber = (typed: string): boolean => {
  const digits = digitsOf(typed)
  return digits.length === 12 && isChecked(digits.slice(4))
}

/** The number and code that a receipt's QR code leads with. */
export function receiptInAddress(hash: string): { number: string; code: string } {
  const [, number = '', code = ''] = /^#(TS-\d{4}-\d{8})\/(\d{16})$/.exec(hash) ?? []
  return { number, code }
}
