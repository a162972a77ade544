import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { amountText } from '../../web/cases/amount.ts'
import { drawAgain } from '../../web/cases/recompute-draw.ts'
import type { AuditSample } from '../../web/contract.ts'

const hash = 'b'.repeat(64)
const seed = `${hash}:2026-01`
const hashOf = (id: string) =>
  createHash('sha256')
    .update(seed + id)
    .digest('hex')
const ids = Array.from({ length: 12 }, (_, n) => `case-${n}`)

function aSample(change: Partial<AuditSample> = {}): AuditSample {
  const population = ids
    .map((id) => ({ id, hash: hashOf(id) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    .map(({ id, hash }, i) => ({
      id,
      hash,
      number: null,
      title: id,
      section: null,
      drawn: i < 3,
      checked: null,
      finding: null,
      reason: null,
    }))
  return {
    seed,
    entry: { seq: 7, hash },
    size: { share: 0.1, min: 3, max: 20 },
    population,
    ...change,
  }
}
const with_ = (at: number, change: Partial<AuditSample['population'][number]>): AuditSample => {
  const whole = aSample()
  const population = whole.population.map((one, i) => (i === at ? { ...one, ...change } : one))
  return { ...whole, population }
}

describe('drawing an audit’s sample again', () => {
  test('comes to the same', async () => {
    expect(await drawAgain(aSample())).toEqual({ is: 'same', checked: 12, kept: 0 })
  })

  test('holds what the reader may not see against its published hash', async () => {
    expect(await drawAgain(with_(1, { id: null }))).toEqual({ is: 'same', checked: 11, kept: 1 })
  })

  test.each<[string, AuditSample]>([
    ['another closure was taken', with_(2, { drawn: false })],
    ['one too many was slipped in', with_(9, { drawn: true })],
    ['a hash is not that of its case', with_(4, { hash: '0'.repeat(64) })],
    ['the seed is not of the record', aSample({ entry: { seq: 7, hash: 'c'.repeat(64) } })],
    ['the record has no such entry', aSample({ entry: { seq: 7, hash: null } })],
  ])('shows it when %s', async (_, sample) => {
    expect((await drawAgain(sample)).is).toBe('different')
  })
})

test('an amount is read with its unit, a share never rounded up', () => {
  expect(amountText(0.95, 'ratio')).toBe('95%')
  expect(amountText(0.29, 'ratio')).toBe('29%')
  expect(amountText(0.949999, 'ratio')).toBe('94.99%')
  expect(amountText(5, 'workdays')).toBe('5 个工作日')
  expect(amountText(2, 'count')).toBe('2')
})
