import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDb, type Database } from '../../db/client.ts'
import { firstNegativeList, itemsIn } from '../../db/negative-list.ts'
import { insertList, itemsOfVersion, listInForce } from '../../db/negative-versions.ts'
import { insertVersion, readRules, readVersions } from '../../db/rule-versions.ts'
import { ruleInForce, rulesInForce } from '../../db/rules.ts'
import { freshDatabase } from '../support/database.ts'
import { aCase } from '../support/factories.ts'

let fresh: Awaited<ReturnType<typeof freshDatabase>>
let db: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  db = createDb(fresh.url, { max: 3 })
})
afterAll(async () => {
  await db.$client.end()
  await fresh.drop()
})

const at = '2026-03-18T09:00:00+08:00'
let cases = 0
/** The next version of a rule; gives its number. */
async function aVersion(id: string, value: number, effectiveFrom: string, caseId?: string) {
  cases += 1
  const by = { setBy: 'bao.chen', approvedBy: 'li.guohua', at }
  const of = { id, value, effectiveFrom, caseId: caseId ?? `case-${cases}` }
  return await db.transaction((tx) => insertVersion(tx, { ...of, ...by }))
}

describe('the version of a rule in force', () => {
  const id = 'ledger.rate.min'
  const on = async (day: string) => {
    const { version, value } = await ruleInForce(db, id, day)
    return [version, value]
  }

  test('is the newest that has begun on that day', async () => {
    expect(await aVersion(id, 0.9, '2026-04-01')).toBe(2)
    expect(await aVersion(id, 0.92, '2026-06-01')).toBe(3)
    expect(await on('2026-03-31')).toEqual([1, 0.95])
    expect(await on('2026-04-01')).toEqual([2, 0.9])
    expect(await on('2026-05-31')).toEqual([2, 0.9])
    expect(await on('2027-01-01')).toEqual([3, 0.92])
    const both = await rulesInForce(db, [id, 'watch.days'], '2026-04-02')
    expect([both.get(id)?.value, both.get('watch.days')?.value]).toEqual([0.9, 90])
  })

  test('and of two from the same day the later decided', async () => {
    expect(await aVersion(id, 0.94, '2026-06-01')).toBe(4)
    expect(await on('2026-06-01')).toEqual([4, 0.94])
  })

  test('shows what is to come', async () => {
    const [state] = await readRules(db, { day: '2026-03-20', id })
    expect(state).toMatchObject({
      version: 1,
      value: 0.95,
      next: { version: 2, value: 0.9, effectiveFrom: '2026-04-01' },
      proposal: null,
    })
    expect((await readRules(db, { day: '2026-07-01', id }))[0]?.next).toBeNull()
    expect((await readVersions(db, id)).map(({ version }) => version)).toEqual([4, 3, 2, 1])
  })

  test('is set once by each case, however often that is tried', async () => {
    expect(await aVersion('watch.days', 60, '2026-04-01', 'the-case')).toBe(2)
    expect(await aVersion('watch.days', 60, '2026-04-01', 'the-case')).toBeUndefined()
    expect(await readVersions(db, 'watch.days')).toHaveLength(2)
  })
})

test('a rule has one proposal at a time, and another once that has ended', async () => {
  const proposal = { procedure: 'rule-change', data: { rule: 'interview.schedule.days' } }
  const id = await aCase(db, proposal)
  const [state] = await readRules(db, { day: '2026-03-20', id: 'interview.schedule.days' })
  expect(state?.proposal).toMatchObject({ caseId: id })
  await expect(aCase(db, proposal)).rejects.toThrow()
  await db.execute(`update "case" set ended_at = '${at}' where id = '${id}'`)
  await expect(aCase(db, proposal)).resolves.toBeTruthy()
})

describe('the negative list', () => {
  test('is read as it stood on a day, each version whole', async () => {
    const items = itemsIn({ items: firstNegativeList.items.slice(0, 3).toReversed() })
    const by = { setBy: 'bao.chen', approvedBy: 'li.guohua', enactedAt: at }
    const next = { items, effectiveFrom: '2026-05-01', caseId: 'list-case', ...by }
    expect(await db.transaction((tx) => insertList(tx, next))).toBe(2)
    expect(await db.transaction((tx) => insertList(tx, next))).toBeUndefined()
    expect((await listInForce(db, '2026-04-30')).items).toHaveLength(25)
    const after = await listInForce(db, '2026-05-01')
    expect(after).toMatchObject({ version: 2, effectiveFrom: '2026-05-01' })
    expect(after.items.map((item) => item.id)).toEqual([
      'rude-manner',
      'extortion',
      'workday-drinking',
    ])
    expect(await itemsOfVersion(db, 1)).toHaveLength(25)
  })
})
