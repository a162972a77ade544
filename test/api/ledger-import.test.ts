import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { heads, problemRow, workbook } from '../rules/ledger-import/ledger-factory.ts'
import { startApi, type TestApi } from '../support/api.ts'
import { aRow, importAs, previewAs, rowsOf } from '../support/ledger-rows.ts'

const ledger32 = readFileSync(new URL('../support/ledger-32.xlsx', import.meta.url))
const office = 'zuofengban'

let api: TestApi
beforeEach(async () => {
  api = await startApi({ now: '2026-01-06T09:00:00+08:00' })
})
afterEach(() => api.close())

const stored = async () => {
  const [row] = await api.db.execute<Record<string, number>>(sql`
    select (select count(*)::int from "case") as cases, (select count(*)::int from outbox) as starts,
      (select count(*)::int from ledger_entry where case_id is not null) as entries,
      (select count(*)::int from number_series) as series`)
  return row
}
const caseAt = async (row: number) => {
  const [found] = await api.db.execute<Record<string, unknown>>(sql`
    select c.*, c.due_date::text as due, o.payload from "case" c join outbox o on o.case_id = c.id
    where (c.data->'ledger'->>'row')::int = ${row}`)
  return found
}

describe('the conduct office imports', () => {
  test('32 problems once, and none of them again', async () => {
    const { body } = await previewAs(api, office, ledger32)
    const first = await importAs(api, office, rowsOf(body))
    expect(first.status).toBe(200)
    expect(first.lines[0]).toEqual({ done: 0, total: 32 })
    expect(first.last).toMatchObject({ imported: 32, skipped: 0 })
    expect(first.last['caseIds']).toHaveLength(32)
    expect(await stored()).toMatchObject({ cases: 32, starts: 32, entries: 64 })

    const again = await previewAs(api, office, ledger32)
    expect(again.body.counts).toMatchObject({ included: 0, duplicates: 33 })
    const second = await importAs(api, office, rowsOf(body))
    expect(second.last).toEqual({ imported: 0, skipped: 32, caseIds: [] })
    expect(await stored()).toMatchObject({ cases: 32, starts: 32, entries: 64 })
  })

  test('registered issues with numbers in the order of the sheet', async () => {
    await importAs(api, office, [aRow(5), aRow(6), aRow(7)])
    const rows = await api.db.execute(sql`
      select number, step, registered_at is not null as registered from "case" order by number`)
    expect(rows).toEqual(
      ['0001', '0002', '0003'].map((n) => ({
        number: `WT-2026-${n}`,
        step: 'rectify',
        registered: true,
      })),
    )
  })

  test('deadlines of every kind', async () => {
    await importAs(api, office, [
      aRow(1, { deadline: { kind: 'date', date: '2026-03-31' } }),
      aRow(2, { deadline: { kind: 'immediate' } }),
      aRow(3, { deadline: { kind: 'immediate', longTerm: true } }),
      aRow(4, { deadline: { kind: 'long-term' } }),
      aRow(5, { deadline: { kind: 'months', amount: 3, from: '2026-01-05' } }),
      aRow(6, { deadline: { kind: 'workdays', amount: 5, from: '2026-01-05' } }),
      aRow(7, { deadline: null }),
    ])
    const facts = async (row: number) => {
      const found = await caseAt(row)
      const payload = found?.['payload'] as { facts: Record<string, unknown> }
      return { ...payload.facts, due: found?.['due'] }
    }
    const plain = { source: 'import', severity: 'general', milestones: [] }
    expect(await facts(1)).toEqual({ ...plain, deadline: '2026-03-31', due: '2026-03-31' })
    expect(await facts(2)).toEqual({ ...plain, deadline: '2026-01-21', due: '2026-01-21' })
    expect(await facts(3)).toMatchObject({
      deadline: '2026-01-21',
      milestones: ['2027-01-21', '2028-01-21'],
    })
    expect(await facts(4)).toMatchObject({
      deadline: '2027-01-06',
      milestones: ['2028-01-06', '2029-01-06'],
    })
    expect(await facts(5)).toMatchObject({ deadline: '2026-04-05', due: '2026-04-07' })
    expect(await facts(6)).toMatchObject({ deadline: '2026-01-12' })
    expect(await facts(7)).toEqual({ ...plain, due: '2026-02-05' })
  })

  test('what is written as done, for the head to confirm', async () => {
    await importAs(api, office, [
      aRow(1, {
        done: true,
        status: '已完成',
        remark: '加开2个窗口',
        responsible: ['liu.yang', 'sun.yue'],
      }),
    ])
    expect(await caseAt(1)).toMatchObject({
      step: 'confirm',
      responsible_id: 'liu.yang',
      payload: { startAt: 'confirm', procedure: 'issue' },
      data: {
        reported: '已完成\n加开2个窗口',
        coResponsible: ['sun.yue'],
        ledger: { file: '台账.xlsx', sheet: '问题清单', row: 1 },
      },
    })
  })

  test('a source by its name, a long text kept whole, and characters that can not be kept left out', async () => {
    const long = '排队'.repeat(300)
    await importAs(api, office, [aRow(1, { source: '群众投诉', title: `${long}\u0000\ud800` })])
    const found = await caseAt(1)
    expect(found).toMatchObject({
      source: 'complaint',
      payload: { facts: { source: 'complaint' } },
    })
    expect(found?.['title']).toHaveLength(200)
    expect(found?.['description']).toBe(`${long}\ufffd`)
  })

  test('every row or none: a bad one stores nothing and is named', async () => {
    const rows = [
      aRow(1),
      aRow(2, { section: 'no-such', title: '二' }),
      aRow(3, { responsible: ['nobody.here'], title: '三' }),
      aRow(4, { responsible: [], title: '四' }),
      aRow(5, { deadline: { kind: 'date', date: '2062-03-31' }, title: '五' }),
    ]
    const { status, last } = await importAs(api, office, rows)
    expect(status).toBe(422)
    expect((last['fields'] as { field: string }[]).map(({ field }) => field)).toEqual([
      'rows.1.section',
      'rows.2.responsible',
      'rows.3.responsible',
      'rows.4.deadline',
    ])
    expect(await stored()).toEqual({ cases: 0, starts: 0, entries: 0, series: 0 })
  })

  test('no date that does not exist and no blank title', async () => {
    const bad = [aRow(1), aRow(2, { title: ' 　', deadline: { kind: 'date', date: '2026-02-30' } })]
    const { status, last } = await importAs(api, office, bad)
    expect(status).toBe(422)
    expect((last['fields'] as { field: string }[]).map(({ field }) => field)).toEqual([
      'rows.1.title',
      'rows.1.deadline.date',
    ])
  })

  test('the same row twice in one file once', async () => {
    const twice = [aRow(1, { title: '排队过长。' }), aRow(2, { title: ' 排队 过长' })]
    const { last } = await importAs(api, office, twice)
    expect(last).toMatchObject({ imported: 1, skipped: 1 })
  })

  test('two imports of the same rows at once open each issue once', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => aRow(i + 1))
    const both = await Promise.all([importAs(api, office, rows), importAs(api, office, rows)])
    const imported = both.map(({ last }) => last['imported'])
    expect(imported.toSorted()).toEqual([0, 40])
    expect(await stored()).toMatchObject({ cases: 40, entries: 80 })
  })

  test('with a key that is sent twice, and answers with lines both times', async () => {
    const headers = { 'idempotency-key': 'same-key-again' }
    const body = { fileName: 'a.xlsx', rows: [aRow(1)] }
    const one = await api.as(office).post<string>('/api/ledger/import', body, headers)
    const two = await api.as(office).post<string>('/api/ledger/import', body, headers)
    expect(one.body).toContain('"imported":1')
    expect(two.body).toContain('"imported":0')
  })
})

describe('a section imports its own ledger', () => {
  test('as issues found, with everything laid ready for registration', async () => {
    const { last } = await importAs(api, 'chen.wei', [
      aRow(1, {
        measures: '加开窗口',
        deadline: { kind: 'immediate', longTerm: true },
        category: '审批超时',
        responsible: ['liu.yang', 'sun.yue'],
      }),
    ])
    expect(last).toMatchObject({ imported: 1, skipped: 0 })
    expect(await caseAt(1)).toMatchObject({
      number: null,
      step: 'register',
      due: null,
      responsible_id: 'liu.yang',
      category: 'overdue-approval',
      payload: { startAt: 'register', facts: { source: 'import', milestones: [] } },
      data: {
        measures: '加开窗口',
        deadline: '2026-01-21',
        milestoneYears: 2,
        coResponsible: ['sun.yue'],
      },
    })
  })

  test('and nothing of another section', async () => {
    const rows = [aRow(1), aRow(2, { section: 'finance', title: '二' })]
    const { status, last } = await importAs(api, 'liu.yang', rows)
    expect(status).toBe(422)
    expect(last).toMatchObject({ field: 'rows.1.section' })
    expect(await stored()).toMatchObject({ cases: 0 })
  })

  test('without learning of an issue that names the importer', async () => {
    await importAs(api, office, [aRow(1, { title: '刘洋推诿扯皮' })])
    await api.db.execute(sql`insert into recusal (case_id, person_id, because, since)
      select id, 'liu.yang', 'named', '2026-01-06' from "case"`)
    const bytes = await workbook({ rows: [heads, problemRow(1, { title: '刘洋推诿扯皮' })] })
    const preview = await previewAs(api, 'liu.yang', bytes)
    expect(preview.body.rows[0]).toMatchObject({ include: true, duplicateOf: null })
    const rows = rowsOf(preview.body)
    expect((await importAs(api, 'liu.yang', rows)).last).toMatchObject({ imported: 1 })
    expect((await importAs(api, 'liu.yang', rows)).last).toMatchObject({ imported: 0, skipped: 1 })
  })
})

test('5 000 rows come in as one', async () => {
  const rows = Array.from({ length: 5000 }, (_, i) =>
    aRow(i + 1, {
      measures: '加开窗口,延时服务,错峰办理',
      title: `第${i}号窗口群众排队时间超过三十分钟`,
    }),
  )
  const { lines, last } = await importAs(api, office, rows)
  expect(last).toMatchObject({ imported: 5000, skipped: 0 })
  expect(lines.filter((line) => 'done' in line).at(-1)).toEqual({ done: 5000, total: 5000 })
  expect(await stored()).toMatchObject({ cases: 5000, starts: 5000, entries: 10_000 })
})
