import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDigit, isChecked } from '../../workflows/kit/check-digit.ts'

const digits = fc.stringMatching(/^\d{2,20}$/)

describe('a check digit', () => {
  test('is the one that Damm gives', () => {
    expect(checkDigit('572')).toBe('4')
  })

  test('makes every number that it was put behind right', () => {
    fc.assert(fc.property(digits, (d) => isChecked(d + checkDigit(d))))
  })

  test('notices one digit that was copied wrong', () => {
    fc.assert(
      fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (d, at, by) => {
        const whole = d + checkDigit(d)
        const i = at % whole.length
        const wrong = `${whole.slice(0, i)}${(Number(whole[i]) + by) % 10}${whole.slice(i + 1)}`
        expect(isChecked(wrong)).toBe(false)
      }),
    )
  })

  test('notices two neighbours that changed places', () => {
    fc.assert(
      fc.property(digits, fc.nat(), (d, at) => {
        const whole = d + checkDigit(d)
        const i = at % (whole.length - 1)
        fc.pre(whole[i] !== whole[i + 1])
        const swapped = `${whole.slice(0, i)}${whole[i + 1]}${whole[i]}${whole.slice(i + 2)}`
        expect(isChecked(swapped)).toBe(false)
      }),
    )
  })
})
