import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { aCase, aTask } from '../support/factories.ts'
import { anIssue, answer } from '../support/issue-bureau.ts'

let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
})
afterAll(() => bureau.close())

const patience = { timeout: 30_000 }
const duty = 'ledger-audit'
const noon = (day: string) => `${day}T12:00:00+08:00`

/** Rows of a section's ledger as they stand when the month is over. */
async function ledger(
  sectionId: string,
  of: { readonly due: number; readonly closed: number; readonly dueDate?: string },
) {
  const ids: string[] = []
  for (let n = 0; n < of.due; n += 1) {
    const closed = n < of.closed && { closedAt: noon('2026-01-15'), status: 'closed' }
    const openedAt = noon('2026-01-05')
    const dueDate = of.dueDate ?? '2026-01-16'
    const number = `WT-2026-${sectionId}-${String(n).padStart(3, '0')}`
    ids.push(await aCase(bureau.db, { sectionId, number, openedAt, dueDate, ...closed }))
  }
  return ids
}

async function close(id: string) {
  await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '已整改', evidence: [] })
  await answer(bureau, 'chen.wei', id, 'issue.confirm', {})
  await answer(bureau, 'zuofengban', id, 'issue.verify', {})
}

type Rate = { readonly closed: number; readonly due: number; readonly rate: number | null }
async function rateOf(sectionId: string, period: string): Promise<Rate | undefined> {
  const [row] = await bureau.db.execute<Rate>(sql`select closed, due, rate from rate
    where section_id = ${sectionId} and period = ${period}`)
  return row
}
const interviewed = async (period: string) => {
  const rows = await bureau.db.execute<{ id: string }>(
    sql`select id from "case" where procedure = 'interview' and id like ${`interview-${period}-%`} order by id`,
  )
  return rows.map((row) => row.id.replace(`interview-${period}-`, ''))
}
const runOf = async (nominal: string) => {
  const [row] = await bureau.db.execute<{ result: Record<string, number>; cases: string[] }>(
    sql`select result, cases from duty_run where duty = ${duty} and nominal = ${nominal}`,
  )
  return row
}
type Draw = {
  readonly seed: string
  readonly entry: number
  readonly population: readonly string[]
  readonly sample: readonly string[]
}
/** What an audit keeps of its draw. */
async function keptIn(id: string) {
  const row = await bureau.caseOf(id)
  return row?.['data'] as { readonly draw: Draw; readonly sample: readonly string[] }
}
/** Starts what the duty opened, and waits until each has its first task. */
async function begin(ids: readonly string[]) {
  await bureau.relay()
  for (const id of ids)
    await expect.poll(async () => (await bureau.tasks(id)).length, patience).toBeGreaterThan(0)
}

describe('the audit of January, on the first working day of February', () => {
  let extended: string
  let paused: string
  beforeAll(async () => {
    extended = await anIssue(bureau, {
      section: 'enforcement',
      responsible: 'zheng.qiang',
      deadline: '2026-01-20',
    })
    paused = await anIssue(bureau, {
      section: 'petitions',
      responsible: 'dong.hua',
      deadline: '2026-01-20',
    })
    await ledger('finance', { due: 20, closed: 19 })
    await ledger('quality', { due: 20, closed: 18 })
    await ledger('construction', { due: 2, closed: 0 })
    await ledger('policy', { due: 1, closed: 0, dueDate: '2025-12-10' })
    await bureau.db.execute(
      sql`update role_grant set to_date = '2026-01-31' where id = 'yuan.jun:head'`,
    )
    await bureau.db.execute(sql`insert into role_grant (id, person_id, role, section_id, from_date)
      values ('jia.liang:head', 'jia.liang', 'head', 'construction', '2026-02-01')`)
    await bureau.until('2026-01-14T10:00')
    const until = { until: '2026-02-12', reason: '等待复检' }
    await bureau.call('zheng.qiang', 'POST', `/api/tasks/${extended}.rectify.1/extension`, until)
    await answer(bureau, 'wu.gang', extended, 'issue.extension', { until: '2026-02-12' }, 'granted')
    const reason = { reason: '等待法院裁定' }
    await bureau.call('dong.hua', 'POST', `/api/tasks/${paused}.rectify.1/suspend`, reason)
    await bureau.until('2026-02-01T12:00')
    await bureau.startDuty(duty, '2026-02-01')
  })

  test('waits for Monday the second, at nine', async () => {
    await bureau.until('2026-02-02T08:59')
    expect(await runOf('2026-02-01')).toBeUndefined()
    await bureau.until('2026-02-02T09:01')
    expect(await runOf('2026-02-01')).toBeDefined()
  })

  test('counts every section by the conditions of its ledger', async () => {
    expect(await rateOf('finance', '2026-01')).toEqual({ closed: 19, due: 20, rate: 0.95 })
    expect(await rateOf('quality', '2026-01')).toEqual({ closed: 18, due: 20, rate: 0.9 })
    expect(await rateOf('policy', '2026-01')).toEqual({ closed: 0, due: 1, rate: 0 })
  })

  test('an approved extension moves the deadline out of the month', async () => {
    expect(await rateOf('enforcement', '2026-01')).toEqual({ closed: 0, due: 0, rate: null })
  })

  test('a paused issue is not due', async () => {
    expect(await rateOf('petitions', '2026-01')).toEqual({ closed: 0, due: 0, rate: null })
  })

  test('has those below interviewed: not the one at exactly 95 %, nor those with nothing due', async () => {
    expect(await interviewed('2026-01')).toEqual(['construction', 'policy', 'quality'])
    expect((await runOf('2026-02-01'))?.result).toEqual({
      sections: 4,
      below: 3,
      closures: 37,
      sampled: 5,
    })
  })

  test('the leader in charge interviews the head of that day, because of what was not closed', async () => {
    await begin((await runOf('2026-02-01'))?.cases ?? [])
    const id = 'interview-2026-01-construction'
    expect(await bureau.open(id, 'interview.hold')).toMatchObject({
      assignee_id: 'wu.haiyan',
      due: '2026-02-09',
    })
    const [imposed] = await bureau.db.execute(sql`
      select kind, section_id, person_id, rule, rule_version, threshold, value, period, cardinality(because) as because, decided_by,
        to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at from consequence where case_id = ${id}`)
    expect(imposed).toMatchObject({
      kind: 'interview',
      section_id: 'construction',
      person_id: 'jia.liang',
      rule: 'ledger.rate.min',
      rule_version: 1,
      threshold: 0.95,
      value: 0,
      period: '2026-01',
      because: 2,
      decided_by: [],
    })
    expect(await bureau.told(id)).toContain('jia.liang consequence.imposed')
    expect(await bureau.caseOf(id)).toMatchObject({
      number: expect.stringMatching(/^YT-2026-\d{4}$/),
      title: '约谈建设管理科负责人贾亮:2026年1月整改率0%',
    })
  })

  test('keeps the interview from those who report to the head, and shows it to the head', async () => {
    const page = (who: string) =>
      bureau.call(who, 'GET', '/api/cases/interview-2026-01-quality').then((reply) => reply.status)
    expect(await page('han.tao')).toBe(200)
    expect(await page('song.tao')).toBe(404)
    expect(await page('liu.yang')).toBe(404)
    expect(await page('hu.lin')).toBe(200)
  })

  test('draws five of the month’s closures, which anyone can draw again', async () => {
    expect(await bureau.caseOf('audit-2026-01')).toMatchObject({
      number: expect.stringMatching(/^SH-2026-\d{4}$/),
      title: '2026年1月台账审核',
    })
    const { draw } = await keptIn('audit-2026-01')
    const [entry] = await bureau.db.execute<{ hash: string; at: string }>(
      sql`select hash, at from ledger_entry where seq = ${draw.entry}`,
    )
    expect(draw.seed).toBe(`${entry?.hash}:2026-01`)
    expect(Date.parse(entry?.at ?? '')).toBeLessThan(Date.parse('2026-02-01T00:00:00+08:00'))
    expect(draw.population).toHaveLength(37)
    const again = draw.population
      .map((id) => ({
        id,
        hash: createHash('sha256')
          .update(draw.seed + id)
          .digest('hex'),
      }))
      .sort((a, b) => (a.hash < b.hash ? -1 : 1))
      .slice(0, 5)
    expect(draw.sample).toEqual(again.map((one) => one.id))
  })

  test('asks the conduct office to check them, in five working days', async () => {
    expect(await bureau.open('audit-2026-01', 'audit.check')).toMatchObject({
      candidate_key: 'conduct_office@*',
      due: '2026-02-09',
    })
    await answer(bureau, 'hu.lin', 'audit-2026-01', 'audit.check', {})
    expect(await bureau.caseOf('audit-2026-01')).toMatchObject({
      status: 'ended',
      outcome: 'checked',
    })
    expect(await interviewed('2026-01')).toHaveLength(3)
  })

  test('is done once: neither rates nor interviews change when it is run again', async () => {
    await ledger('logistics', { due: 1, closed: 0 })
    const reply = await bureau.call('zuofengban', 'POST', `/api/duties/${duty}/runs`, {
      day: '2026-02-01',
    })
    expect([reply.status, reply.body.code]).toEqual([409, 'duty.done'])
    expect(await rateOf('logistics', '2026-01')).toEqual({ closed: 0, due: 0, rate: null })
  })
})

describe('a false closure', () => {
  let kept: string
  let false_: string
  let own: string
  let archived: string
  beforeAll(async () => {
    kept = await anIssue(bureau, { deadline: '2026-02-12' })
    false_ = await anIssue(bureau, { title: '承诺件超时', deadline: '2026-02-11' })
    for (const id of [kept, false_]) await close(id)
    // Verified by a colleague of the conduct office; the office's own section does not check it.
    own = await aCase(bureau.db, {
      sectionId: 'conduct-office',
      responsibleId: 'qin.feng',
      number: 'WT-2026-9001',
      dueDate: '2026-02-10',
      closedAt: noon('2026-02-10'),
      status: 'closed',
    })
    archived = await aCase(bureau.db, {
      sectionId: 'finance',
      responsibleId: 'luo.min',
      number: 'WT-2026-9002',
      title: '票据超期未审',
      dueDate: '2026-02-11',
      closedAt: noon('2026-02-11'),
      endedAt: noon('2026-02-27'),
      status: 'ended',
      outcome: 'archived',
      step: null,
    })
    await aTask(bureau.db, {
      caseId: archived,
      step: 'verify',
      ending: 'completed',
      completedBy: 'hu.lin',
      endedAt: noon('2026-02-11'),
    })
    await bureau.until('2026-03-02T09:30')
    await bureau.doDuty(duty, '2026-03-01')
  })

  test('nobody checks what they closed: one office checks some, the discipline group the rest', async () => {
    await begin((await runOf('2026-03-01'))?.cases ?? [])
    const office = await keptIn('audit-2026-02')
    expect(office.sample.toSorted()).toEqual([archived, kept, false_].toSorted())
    expect((await keptIn('audit-2026-02-discipline')).sample).toEqual([own])
    expect(await bureau.open('audit-2026-02-discipline', 'audit.check')).toMatchObject({
      candidate_key: 'discipline@*',
    })
    const task = await bureau.open('audit-2026-02', 'audit.check')
    for (const who of ['zuofengban', 'hu.lin']) {
      const refused = await bureau.call(who, 'POST', `/api/tasks/${task?.id}/complete`, {
        values: {},
      })
      expect([who, refused.status]).toEqual([who, 403])
    }
  })

  test('is put before the checker with what is needed to judge it', async () => {
    const task = await bureau.open('audit-2026-02', 'audit.check')
    const { body } = await bureau.call('qin.feng', 'GET', `/api/tasks/${task?.id}`)
    expect(body.cases).toHaveLength(3)
    expect(body.cases).toContainEqual(
      expect.objectContaining({ title: '承诺件超时', section: expect.anything() }),
    )
    const refused = await bureau.call('qin.feng', 'POST', `/api/tasks/${task?.id}/complete`, {
      values: { falseClosures: { [own]: '不在抽查之列' } },
    })
    expect(refused).toMatchObject({ status: 422, body: { field: 'falseClosures' } })
    const empty = await bureau.call('qin.feng', 'POST', `/api/tasks/${task?.id}/complete`, {
      values: { falseClosures: { [false_]: ' ' } },
    })
    expect(empty.status).toBe(422)
  })

  test('before the check the section is not below', async () => {
    expect(await rateOf('permits', '2026-02')).toEqual({ closed: 2, due: 2, rate: 1 })
    expect(await interviewed('2026-02')).not.toContain('permits')
    await answer(bureau, 'qin.feng', 'audit-2026-02', 'audit.check', {
      falseClosures: { [false_]: '现场仍超时,照片为去年', [archived]: '票据仍未审' },
    })
  })

  test('reopens at rectification with its deadline and says why', async () => {
    await bureau.relay()
    await expect.poll(() => bureau.open(false_, 'issue.rectify'), patience).toBeDefined()
    expect(await bureau.open(false_, 'issue.rectify')).toMatchObject({
      round: 2,
      due: '2026-02-11',
      assignee_id: 'liu.yang',
    })
    expect(await bureau.caseOf(false_)).toMatchObject({ status: 'open', closed_at: null })
    expect(await bureau.caseOf(kept)).toMatchObject({ status: 'closed' })
    const { body } = await bureau.call('liu.yang', 'GET', `/api/cases/${false_}`)
    const said = body.timeline.map((one: { text: { zh: string }; words: string | null }) => ({
      text: one.text.zh,
      words: one.words,
    }))
    expect(said).toContainEqual({
      text: '秦峰 台账审核认定销号不实',
      words: '现场仍超时,照片为去年',
    })
    expect(said).toContainEqual({ text: '系统 销号不实,重新整改,原时限不变', words: null })
    expect(await bureau.told(false_)).toEqual(
      expect.arrayContaining(['chen.wei case.false-closure', 'liu.yang case.false-closure']),
    )
  })

  test('counts as not closed: the month is counted again, and the section that falls below is interviewed', async () => {
    expect(await rateOf('permits', '2026-02')).toEqual({ closed: 1, due: 2, rate: 0.5 })
    expect(await interviewed('2026-02')).toContain('permits')
    await begin(['interview-2026-02-permits'])
    const [imposed] = await bureau.db.execute(sql`select person_id, value, because from consequence
      where case_id = 'interview-2026-02-permits'`)
    expect(imposed).toEqual({ person_id: 'chen.wei', value: 0.5, because: [false_] })
    expect((await bureau.caseOf('interview-2026-02-permits'))?.linked_to).toBe('audit-2026-02')
  })

  test('of an issue that has ended is followed by a new one, due instead of it', async () => {
    const next = `audit-2026-02-${archived}`
    await begin([next])
    expect(await bureau.caseOf(next)).toMatchObject({
      title: '票据超期未审',
      linked_to: archived,
      section_id: 'finance',
      number: expect.stringMatching(/^WT-2026-/),
    })
    expect(await bureau.open(next, 'issue.rectify')).toMatchObject({
      assignee_id: 'luo.min',
      due: '2026-02-11',
    })
    expect(await bureau.caseOf(archived)).toMatchObject({ status: 'ended', closed_at: null })
    expect(await interviewed('2026-02')).toContain('finance')
  })

  test('a second finding about the same month interviews nobody twice', async () => {
    const before = await interviewed('2026-02')
    await answer(bureau, 'wei.dong', 'audit-2026-02-discipline', 'audit.check', {
      falseClosures: { [own]: '没有佐证' },
    })
    expect(await rateOf('conduct-office', '2026-02')).toEqual({ closed: 0, due: 1, rate: 0 })
    expect(await interviewed('2026-02')).toEqual([...before, 'conduct-office'].sort())
    const [twice] = await bureau.db.execute<{ n: number }>(
      sql`select count(*)::int as n from (select id from consequence group by id having count(*) > 1) x`,
    )
    expect(twice?.n).toBe(0)
  })
})

describe('a month without closures', () => {
  test('has nothing to check, and no case for it', async () => {
    await bureau.until('2026-10-08T10:00')
    await bureau.doDuty(duty, '2026-10-01')
    expect((await runOf('2026-10-01'))?.result).toMatchObject({ closures: 0, sampled: 0 })
    expect(await bureau.caseOf('audit-2026-09')).toBeUndefined()
  })
})

describe('a rehearsal', () => {
  test('brings its own seed, so that it can be played again', async () => {
    await ledger('personnel', { due: 1, closed: 0, dueDate: '2026-10-16' })
    await aCase(bureau.db, { sectionId: 'personnel', closedAt: noon('2026-10-20') })
    await bureau.until('2026-11-02T08:30')
    await bureau.startDuty(duty, '2026-11-01', 'rehearsal-7')
    await bureau.until('2026-11-02T09:01')
    const { draw } = await keptIn('audit-2026-10')
    expect(draw).toMatchObject({ seed: 'rehearsal-7:2026-10', entry: null })
  })
})
