import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDeadline } from '../../../api/ledger-import/read-deadline.ts'

const january = { reference: '2026-01-05', today: '2026-01-06' }

describe('a deadline written as', () => {
  test.each([
    ['2026年3月底', '2026-03-31'],
    ['2026年3月底前完成', '2026-03-31'],
    ['2026年2月底', '2026-02-28'],
    ['2028年2月底', '2028-02-29'],
    ['2026.4.15', '2026-04-15'],
    ['2026/5/15', '2026-05-15'],
    ['2026-02-10', '2026-02-10'],
    ['2026-3-15 9:00:00', '2026-03-15'],
    ['2026年3月31日17:00前', '2026-03-31'],
    ['20260331', '2026-03-31'],
    ['46112', '2026-03-31'],
    ['26.3.31', '2026-03-31'],
    ['2026年4月', '2026-04-30'],
    ['2026.4', '2026-04-30'],
    ['2026年3月中旬', '2026-03-20'],
    ['2026年6月30日前', '2026-06-30'],
    ['２０２６年５月底', '2026-05-31'],
    ['二〇二六年三月', '2026-03-31'],
    ['二零二六年十二月三十一日', '2026-12-31'],
    ['2026年二季度末', '2026-06-30'],
    ['2026年第三季度', '2026-09-30'],
    ['2026年上半年', '2026-06-30'],
    ['2026年底', '2026-12-31'],
    ['今年年底前', '2026-12-31'],
    ['明年3月底', '2027-03-31'],
    ['本月底', '2026-01-31'],
    ['下月底', '2026-02-28'],
    ['2026年1月-3月', '2026-03-31'],
    ['2026.1.5-2026.3.31', '2026-03-31'],
    ['1月5日至3月31日', '2026-03-31'],
    ['立即整改,2026年3月底前完成', '2026-03-31'],
  ])('%s is %s', (text, date) => {
    expect(read(text)).toMatchObject({ kind: 'date', date })
  })

  test.each([
    ['3月底', '2026-03-31'],
    ['3月15日', '2026-03-15'],
    ['二季度末', '2026-06-30'],
    ['上半年', '2026-06-30'],
    ['下半年', '2026-12-31'],
    ['年底', '2026-12-31'],
    ['3.31', '2026-03-31'],
  ])('%s takes its year from the sheet and says so', (text, date) => {
    const reading = read(text)
    expect(reading).toMatchObject({ kind: 'date', date })
    expect(reading.kind === 'date' && reading.how.zh).toContain('未写年份')
  })

  test.each([
    ['3个月内', 'months', 3],
    ['三个月内', 'months', 3],
    ['一个月内', 'months', 1],
    ['半年内', 'months', 6],
    ['30日内', 'days', 30],
    ['两周内', 'days', 14],
    ['自发现之日起15日内', 'days', 15],
    ['20个工作日内', 'workdays', 20],
  ])('%s is a length of time from the sheet’s date', (text, kind, amount) => {
    expect(read(text)).toMatchObject({ kind, amount, from: '2026-01-05' })
  })

  test.each(['立行立改', '立即整改', '即知即改'])('%s is by the rule for at once', (text) => {
    expect(read(text)).toMatchObject({ kind: 'immediate', longTerm: false })
  })

  test.each(['长期坚持', '持续推进', '每月25日'])('%s is kept up without an end', (text) => {
    expect(read(text)).toMatchObject({ kind: 'long-term' })
  })

  test('at once and for good, or by a day and for good, is both', () => {
    expect(read('立行立改并长期坚持')).toMatchObject({ kind: 'immediate', longTerm: true })
    expect(read('2026年3月底,并长期坚持')).toMatchObject({
      kind: 'date',
      date: '2026-03-31',
      longTerm: true,
    })
  })

  test.each(['2026-02-30', '2026年13月', '2026年2月29日', '二月三十日', '4.31'])(
    '%s does not exist and is refused',
    (text) => {
      expect(read(text)).toMatchObject({
        kind: 'error',
        reason: { zh: expect.stringContaining('没有') },
      })
    },
  )

  test.each(['春节前', '待定', '15日', '2062年3月', '1个半月', '11月至2月'])(
    '%s is left to a person',
    (text) => {
      expect(read(text).kind).toBe('error')
    },
  )

  test.each(['', '/', '无', '——'])('“%s” is left to the default rule', (text) => {
    expect(read(text).kind).toBe('default')
  })
})

describe('a year that is not written', () => {
  const november = { reference: '2026-11-20', today: '2026-11-20' }

  test('is the next one if the day would be past by more than half a year', () => {
    expect(read('3月底', november)).toMatchObject({
      kind: 'date',
      date: '2027-03-31',
      warning: null,
    })
  })

  test('stays the sheet’s if it is past by less, with a warning', () => {
    const reading = read('6月底', november)
    expect(reading).toMatchObject({ kind: 'date', date: '2026-06-30' })
    expect(reading.kind === 'date' && reading.warning?.zh).toContain('已过')
  })
})

test('“before” a whole month is read strictly, as the day before it begins', () => {
  expect(read('2026年4月前')).toMatchObject({ kind: 'date', date: '2026-03-31' })
})

test('a number that may have lost its last zero is left to a person', () => {
  expect(readDeadline({ text: '2026.1', number: 2026.1, date: null }, january).kind).toBe('error')
  expect(readDeadline({ text: '4.1', number: 4.1, date: null }, january).kind).toBe('error')
  expect(readDeadline({ text: '4.15', number: 4.15, date: null }, january)).toMatchObject({
    kind: 'date',
    date: '2026-04-15',
  })
})

test('a past date is read, with a warning', () => {
  const reading = read('2025年11月')
  expect(reading).toMatchObject({ kind: 'date', date: '2025-11-30' })
  expect(reading.kind === 'date' && reading.warning?.en).toContain('past')
})

test('no text makes it throw or give a date that does not exist', () => {
  const piece = fc.constantFrom(...'0123456789年月日底末前内至-./个二季度半十〇立行改长期坚持 ')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const reading = read(pieces.join(''))
      if (reading.kind === 'date') {
        expect(new Date(`${reading.date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(reading.date)
      }
    }),
    { numRuns: 3000 },
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(read(text)).toHaveProperty('kind')
    }),
  )
})

function read(text: string, context = january) {
  return readDeadline({ text, number: null, date: null }, context)
}
