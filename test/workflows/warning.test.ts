import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { complaintsIn } from '../support/complaints.ts'
import { recused } from '../support/factories.ts'
import { answer } from '../support/issue-bureau.ts'
import { runDuty } from '../support/run-duty.ts'

let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
})
afterAll(() => bureau.close())

const patience = { timeout: 30_000 }

/** A section whose complaints rose from two to three in the month under way; gives the warning's case. */
async function aWarning(section: string, day: string) {
  const [month = '', before = ''] = [day.slice(0, 7), previous(day)]
  await complaintsIn(bureau.db, before, 2, { sectionId: section })
  const rows = await complaintsIn(bureau.db, month, 3, { sectionId: section })
  await runDuty(bureau, 'risk-warning', day)
  const id = `warning-complaints-${section}-${month}`
  await bureau.relay()
  await expect.poll(async () => (await bureau.tasks(id)).length, patience).toBe(1)
  return { id, rows }
}
const previous = (day: string): string =>
  `${day.slice(0, 5)}${String(Number(day.slice(5, 7)) - 1).padStart(2, '0')}`

const consequences = (caseId: string) =>
  bureau.db.execute<Record<string, unknown>>(sql`select kind, person_id, section_id, rule, value,
    decided_by, lifted_at is not null as lifted from consequence where case_id = ${caseId}`)
const figures = async (person: string, id: string) =>
  (await bureau.call(person, 'GET', `/api/warnings/${id}`)).body

describe('a warning', () => {
  test('is reviewed in two working days, sent as a letter, and acknowledged by the head', async () => {
    await bureau.until('2026-03-19T10:00')
    const { id, rows } = await aWarning('permits', '2026-03-20')
    const review = await bureau.open(id, 'warning.review')
    expect(review).toMatchObject({ candidate_key: 'discipline@*', due: '2026-03-24' })
    expect(await figures('wei.dong', id)).toMatchObject({
      counted: 3,
      base: { counted: 2 },
      value: 0.5,
      threshold: 0.3,
      rule: 'warning.complaints.mom',
      few: false,
      unseen: 0,
      rows: rows.map((row) => ({ id: row })),
      letter: null,
    })

    await bureau.call('wei.dong', 'POST', `/api/tasks/${id}.review.1/claim`)
    await answer(bureau, 'wei.dong', id, 'warning.review', { remark: '请举一反三' }, 'letter')
    expect(await consequences(id)).toEqual([
      {
        kind: 'reminder_letter',
        person_id: 'chen.wei',
        section_id: 'permits',
        rule: 'warning.complaints.mom',
        value: 0.5,
        decided_by: ['wei.dong'],
        lifted: false,
      },
    ])
    const acknowledge = await bureau.open(id, 'warning.acknowledge')
    expect(acknowledge).toMatchObject({ assignee_id: 'chen.wei', due: '2026-03-27' })

    // The figures of so few would tell the section who complained.
    expect(await figures('chen.wei', id)).toMatchObject({
      counted: 3,
      base: { counted: null },
      value: null,
      few: true,
      letter: {
        issuedOn: '2026-03-20',
        section: '行政审批科',
        head: '陈伟',
        signedBy: '魏东',
        remark: '请举一反三',
      },
    })
    await answer(bureau, 'chen.wei', id, 'warning.acknowledge', { measures: '增开窗口,限时办结' })
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'ended', outcome: 'acknowledged' })
    expect((await bureau.caseOf(id))?.['number']).toMatch(/^YJ-2026-\d{4}$/)
  })

  test('that is dismissed has no letter and is not raised again', async () => {
    const { id } = await aWarning('finance', '2026-04-20')
    await bureau.call('wei.dong', 'POST', `/api/tasks/${id}.review.1/claim`)
    await answer(bureau, 'wei.dong', id, 'warning.review', { reason: '系统升级所致' }, 'dismissed')
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'ended', outcome: 'dismissed' })
    expect(await consequences(id)).toEqual([])
    expect(await bureau.open(id, 'warning.acknowledge')).toBeUndefined()
    await runDuty(bureau, 'risk-warning', '2026-04-21')
    const [row] = await bureau.db.execute<{ n: number }>(sql`select count(*)::int as n from "case"
      where procedure = 'warning' and section_id = 'finance'`)
    expect(row?.n).toBe(1)
  })

  test('whose letter is taken back and dismissed lifts it', async () => {
    const { id } = await aWarning('quality', '2026-05-20')
    await bureau.call('wei.dong', 'POST', `/api/tasks/${id}.review.1/claim`)
    await answer(bureau, 'wei.dong', id, 'warning.review', { remark: '请整改' }, 'letter')
    const back = await bureau.call('wei.dong', 'POST', `/api/tasks/${id}.review.1/withdraw`, {})
    expect(back).toMatchObject({ status: 200 })
    await answer(bureau, 'wei.dong', id, 'warning.review', { reason: '重复投诉' }, 'dismissed')
    expect(await consequences(id)).toMatchObject([{ kind: 'reminder_letter', lifted: true }])
    expect(await figures('wei.dong', id)).toMatchObject({ letter: null })
  })

  test('counts what names the head in the official figure, and never shows it to them', async () => {
    await bureau.until('2026-06-18T10:00')
    await complaintsIn(bureau.db, '2026-05', 3, { sectionId: 'policy' })
    const rows = await complaintsIn(bureau.db, '2026-06', 4, { sectionId: 'policy' })
    await recused(bureau.db, rows[0] ?? '', 'fang.yuan')
    await runDuty(bureau, 'risk-warning', '2026-06-19')
    await bureau.relay()
    const id = 'warning-complaints-policy-2026-06'
    await expect.poll(() => bureau.open(id, 'warning.review'), patience).toBeDefined()
    const seen = await figures('fang.yuan', id)
    expect(seen).toMatchObject({ counted: 4, base: { counted: 3 }, unseen: 1 })
    expect(seen.rows.map((row: { id: string }) => row.id)).toEqual(rows.slice(1))
    expect(JSON.stringify(seen)).not.toContain(rows[0])
  })

  test('is not there for those who may not see it', async () => {
    const id = 'warning-complaints-policy-2026-06'
    for (const person of ['liu.yang', 'kong.lin', 'hong.mei'])
      expect(await bureau.call(person, 'GET', `/api/warnings/${id}`)).toMatchObject({ status: 404 })
  })
})

test('about the discipline group is reviewed by the chief', async () => {
  await bureau.until('2026-07-16T10:00')
  const { id } = await aWarning('discipline', '2026-07-17')
  expect(await bureau.open(id, 'warning.review-above')).toMatchObject({ assignee_id: 'li.guohua' })
  await answer(bureau, 'li.guohua', id, 'warning.review-above', {}, 'letter')
  expect(await bureau.open(id, 'warning.acknowledge')).toMatchObject({ assignee_id: 'gu.zheng' })
})
