import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayBeNominated, maySectionBeNominated } from '../../db/excellence.ts'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { doDuty } from '../support/duty-bureau.ts'
import { answer } from '../support/issue-bureau.ts'
import { changeHead, closeAll, dropAll, issuesDue } from '../support/quarters.ts'

/** Each section has a story of its own over the same quarters; it is July 2026 when the tests begin. */
let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
  await poor('2025-12-10', 'policy', 'logistics')
  await duty('2026-01-01', '2026-01-05T09:10')

  await dropAll(bureau.db, 'logistics', '2026-01-06')
  await poor('2026-03-10', 'permits', 'service-window', 'information', 'enforcement', 'finance')
  await duty('2026-04-01', '2026-04-01T09:10')

  await closeAll(bureau.db, 'finance', '2026-04-10')
  await issuesDue(bureau.db, { sectionId: 'finance', on: '2026-06-10', due: 18, closed: 17 })
  await poor('2026-06-10', 'logistics')
  const move = { sectionId: 'information', from: 'du.peng', to: 'gao.xiang', on: '2026-04-15' }
  await changeHead(bureau.db, move)
  const later = { sectionId: 'enforcement', from: 'wu.gang', to: 'zheng.qiang', on: '2026-07-01' }
  await changeHead(bureau.db, later)
  await duty('2026-07-01', '2026-07-01T09:10')
})
afterAll(() => bureau.close())

async function poor(on: string, ...sections: readonly string[]) {
  for (const sectionId of sections) {
    await issuesDue(bureau.db, { sectionId, on, due: 10, closed: 8 })
  }
}

async function duty(nominal: string, until: string) {
  await doDuty(bureau, { duty: 'quarterly-bulletin', nominal, until })
  await bureau.pass('1 minute')
}

type Consequence = {
  readonly kind: string
  readonly person_id: string | null
  readonly until: string | null
  readonly lifted: boolean
}
/** `kind person? until? lifted?` of everything a case imposed. */
async function consequences(id: string): Promise<string[]> {
  const rows =
    await bureau.db.execute<Consequence>(`select kind, person_id, until::text, lifted_at is not null as lifted
    from consequence where case_id = '${id}' order by at, kind`)
  return rows.map((row) =>
    [row.kind, row.person_id, row.until, row.lifted && 'lifted'].filter(Boolean).join(' '),
  )
}
const proposal = (section: string, quarter = '2026-Q2') => `eligibility-${quarter}-${section}`
const entry = (section: string) => `watch-2026-Q2-${section}`
const today = () => bureau.clock.now().slice(0, 10)
const confirmed = { opinion: '同意' }

/** A member of the committee takes the open round, which several may. */
async function claim(id: string, member: string) {
  const task = await bureau.open(id, 'eligibility.confirm')
  return await bureau.call(member, 'POST', `/api/tasks/${task?.id}/claim`)
}

/** Two members of the committee confirm: the first of those who may, and whoever is left. */
async function confirm(id: string, ...[first, second]: readonly [string, string]) {
  expect(await claim(id, first)).toMatchObject({ status: 200 })
  await answer(bureau, first, id, 'eligibility.confirm', confirmed)
  await answer(bureau, second, id, 'eligibility.confirm', confirmed)
}

describe('the duty of the quarter', () => {
  test('proposes for two poor quarters in a row, by itself, with what was counted', async () => {
    const found =
      await bureau.db.execute(`select rule, rule_version, threshold, value, period, person_id, because
      from consequence where kind = 'eligibility_proposed' and case_id = '${proposal('permits')}'`)
    expect(found).toEqual([
      {
        rule: 'bulletin.poor.consecutive',
        rule_version: 1,
        threshold: 2,
        value: 2,
        period: '2026-Q2',
        person_id: null,
        because: ['permits:2026-03-10:10', 'permits:2026-03-10:9'],
      },
    ])
    expect(await bureau.caseOf(proposal('permits'))).toMatchObject({
      number: expect.stringMatching(/^ZG-2026-\d{4}$/),
      title: '行政审批科连续2个季度整改不力,拟取消2026年度评优资格',
    })
    expect(await bureau.told(proposal('permits'))).toContain('chen.wei consequence.imposed')
  })

  test('counts a row across the year’s end, for the year in which it ends', async () => {
    const id = proposal('policy', '2026-Q1')
    expect(await consequences(id)).toEqual(['eligibility_proposed'])
    expect(await bureau.caseOf(id)).toMatchObject({
      title: '政策法规科连续2个季度整改不力,拟取消2026年度评优资格',
    })
  })

  test('proposes nothing where the second quarter is at exactly 95 %', async () => {
    const [rate] = await bureau.db.execute(
      `select closed, due, rate from rate where section_id = 'finance' and period = '2026-Q2'`,
    )
    expect(rate).toEqual({ closed: 19, due: 20, rate: 0.95 })
    expect(await bureau.caseOf(proposal('finance'))).toBeUndefined()
  })

  test('proposes nothing over a quarter in which nothing was due', async () => {
    const rates = await bureau.db.execute(
      `select period, rate from rate where section_id = 'logistics' order by period`,
    )
    expect(rates).toEqual([
      { period: '2025-Q4', rate: 0.8 },
      { period: '2026-Q1', rate: null },
      { period: '2026-Q2', rate: 0.8 },
    ])
    expect(await bureau.caseOf(proposal('logistics'))).toBeUndefined()
  })

  test('is done once for its day, however often it is started', async () => {
    const runs = await bureau.db.execute<{ result: Record<string, number> }>(
      `select result from duty_run where duty = 'quarterly-bulletin' and nominal = '2026-07-01'`,
    )
    expect(runs).toMatchObject([{ result: { sections: 14, proposed: 4 } }])
  })
})

describe('a section that states its case and appeals', () => {
  const id = proposal('permits')

  test('is heard through its head, whose right it is', async () => {
    expect(await bureau.open(id, 'eligibility.hear')).toMatchObject({
      assignee_id: 'chen.wei',
      due: '2026-07-08',
    })
    await answer(bureau, 'chen.wei', id, 'eligibility.hear', { statement: '系统升级停办两周' })
  })

  test('is judged neither by the leader in charge of it nor by the chief, who decides appeals', async () => {
    const task = await bureau.open(id, 'eligibility.confirm')
    expect(task).toMatchObject({ assignee_id: null, candidate_key: 'committee@*' })
    for (const member of ['zhou.jianguo', 'li.guohua']) {
      expect(await claim(id, member)).toMatchObject({
        status: 403,
        body: { code: 'task.excluded', rule: 'recusal' },
      })
    }
    const page = await bureau.call('wu.haiyan', 'GET', `/api/tasks/${task?.id}`)
    const known = page.body.known.map((fact: { value: string }) => fact.value)
    expect(known.filter((value: string) => value === '系统升级停办两周')).toHaveLength(1)
    expect(known.join()).toContain('2026年第一季度80%(到期10件,销号8件)')
  })

  test('loses nothing while only one member has confirmed, and the same one is not asked again', async () => {
    expect(await claim(id, 'wu.haiyan')).toMatchObject({ status: 200 })
    const { id: firstRound } = (await bureau.open(id, 'eligibility.confirm')) ?? {}
    await answer(bureau, 'wu.haiyan', id, 'eligibility.confirm', confirmed)
    expect(await bureau.open(id, 'eligibility.confirm')).toMatchObject({
      round: 2,
      assignee_id: 'chen.zhiyuan',
    })
    expect(await consequences(id)).toEqual(['eligibility_proposed'])
    expect(await maySectionBeNominated(bureau.db, 'permits', 2026)).toEqual([])
    const withdrawn = await bureau.call('wu.haiyan', 'POST', `/api/tasks/${firstRound}/withdraw`, {
      reason: '再想想',
    })
    expect(withdrawn).toMatchObject({ status: 409, body: { code: 'task.final' } })
  })

  test('loses its eligibility of the year with the second, and its head is put on the watch list', async () => {
    await answer(bureau, 'chen.zhiyuan', id, 'eligibility.confirm', confirmed)
    expect(await consequences(id)).toEqual([
      'eligibility_proposed',
      'eligibility_cancelled 2026-12-31',
    ])
    const [cancelled] = await bureau.db.execute(
      `select decided_by, rule, period from consequence where id = '${id}:eligibility_cancelled'`,
    )
    expect(cancelled).toEqual({
      decided_by: ['wu.haiyan', 'chen.zhiyuan'],
      rule: 'bulletin.poor.consecutive',
      period: '2026-Q2',
    })
    expect(await consequences(entry('permits'))).toEqual(['watch_listed chen.wei 2026-09-29'])
    expect(await maySectionBeNominated(bureau.db, 'permits', 2026)).toMatchObject([
      { consequence: `${id}:eligibility_cancelled`, rule: 'bulletin.poor.consecutive' },
    ])
    expect(await maySectionBeNominated(bureau.db, 'permits', 2027)).toEqual([])
    expect(await mayBeNominated(bureau.db, 'chen.wei', today())).toMatchObject([
      { consequence: `${entry('permits')}:watch_listed`, kind: 'watch_listed' },
    ])
    expect(await mayBeNominated(bureau.db, 'liu.yang', today())).toEqual([])
  })

  test('is restored on appeal, everywhere and once', async () => {
    await bureau.relay()
    await bureau.pass('2 minutes')
    expect(await bureau.open(entry('permits'), 'watch.plan')).toMatchObject({
      assignee_id: 'chen.wei',
    })
    await answer(bureau, 'chen.wei', id, 'eligibility.appeal', { grounds: '系统原因' }, 'appealed')
    expect(await bureau.open(id, 'eligibility.decide-appeal')).toMatchObject({
      assignee_id: 'li.guohua',
    })
    const reason = { reason: '确属系统原因' }
    await answer(bureau, 'li.guohua', id, 'eligibility.decide-appeal', reason, 'overturned')
    await bureau.relay()
    await bureau.relay()
    await bureau.pass('1 minute')
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'ended', outcome: 'overturned' })
    expect(await consequences(id)).toEqual([
      'eligibility_proposed lifted',
      'eligibility_cancelled 2026-12-31 lifted',
      'eligibility_restored',
    ])
    expect(await consequences(entry('permits'))).toEqual([
      'watch_listed chen.wei 2026-09-29 lifted',
      'watch_released chen.wei',
    ])
    expect(await bureau.caseOf(entry('permits'))).toMatchObject({ outcome: 'released' })
    expect(await bureau.open(entry('permits'), 'watch.plan')).toBeUndefined()
    expect(await maySectionBeNominated(bureau.db, 'permits', 2026)).toEqual([])
    expect(await mayBeNominated(bureau.db, 'chen.wei', today())).toEqual([])
  })
})

describe('a section that is silent', () => {
  const id = proposal('service-window')

  test('is late with nothing: its right lapses and the committee decides', async () => {
    await bureau.until('2026-07-09T00:05')
    const hear = (await bureau.tasks(id)).find((task) => task.kind === 'eligibility.hear')
    expect(hear).toMatchObject({ ending: 'lapsed', assignee_id: 'jiang.hong' })
    expect((await bureau.fired(`${id}.hear.1`)).map((line) => line.split(' ')[0])).toEqual([
      'remind-3',
      'remind-1',
      'remind-0',
      'lapse',
    ])
    expect(await bureau.open(id, 'eligibility.confirm')).toBeDefined()
  })

  test('keeps its eligibility when one member rejects with a reason, in the second round too', async () => {
    expect(await claim(id, 'chen.zhiyuan')).toMatchObject({ status: 200 })
    await answer(bureau, 'chen.zhiyuan', id, 'eligibility.confirm', confirmed)
    const task = await bureau.open(id, 'eligibility.confirm')
    const path = `/api/tasks/${task?.id}/complete`
    const silent = { outcome: 'rejected', values: {} }
    expect(await bureau.call('wu.haiyan', 'POST', path, silent)).toMatchObject({
      status: 422,
      body: { field: 'reason' },
    })
    const reason = { reason: '未销号的两件属上级审批' }
    await answer(bureau, 'wu.haiyan', id, 'eligibility.confirm', reason, 'rejected')
    expect(await consequences(id)).toEqual(['eligibility_proposed lifted'])
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'ended', outcome: 'rejected' })
    expect(await bureau.caseOf(entry('service-window'))).toBeUndefined()
  })
})

describe('a section whose head changed', () => {
  test('between the quarters loses its eligibility, and nobody is put on the watch list', async () => {
    const id = proposal('information')
    expect((await bureau.caseOf(id))?.responsible_id).toBeNull()
    expect((await bureau.tasks(id)).map((task) => `${task.kind} ${task.assignee_id}`)).toEqual([
      'eligibility.hear gao.xiang',
      'eligibility.confirm null',
    ])
    await confirm(id, 'wu.haiyan', 'zhou.jianguo')
    expect(await consequences(id)).toEqual([
      'eligibility_proposed',
      'eligibility_cancelled 2026-12-31',
    ])
    expect(await bureau.caseOf(entry('information'))).toBeUndefined()
    expect(await bureau.open(id, 'eligibility.appeal')).toMatchObject({ assignee_id: 'gao.xiang' })
  })

  test('after them is heard, and so is the head who answers for both', async () => {
    const id = proposal('enforcement')
    expect((await bureau.tasks(id)).map((task) => `${task.kind} ${task.assignee_id}`)).toEqual([
      'eligibility.hear zheng.qiang',
      'eligibility.hear-head wu.gang',
    ])
    const said = { headStatement: '案件移送耗时' }
    await answer(bureau, 'wu.gang', id, 'eligibility.hear-head', said)
    await confirm(id, 'zhou.jianguo', 'chen.zhiyuan')
    await bureau.relay()
    await bureau.pass('2 minutes')
    const listed = entry('enforcement')
    expect(await consequences(listed)).toEqual([expect.stringMatching(/^watch_listed wu.gang /)])
    expect(await bureau.open(id, 'eligibility.appeal')).toMatchObject({ assignee_id: 'wu.gang' })
    const seen = (person: string) => bureau.call(person, 'GET', `/api/cases/${listed}`)
    expect(await seen('wu.gang')).toMatchObject({ status: 200 })
    expect(await seen('wu.haiyan')).toMatchObject({ status: 200 })
    for (const colleague of ['zheng.qiang', 'li.bo']) {
      expect(await seen(colleague)).toMatchObject({ status: 404 })
    }
  })
})

describe('an appeal that is not made', () => {
  test('lapses after its days, and what was confirmed stays', async () => {
    const id = proposal('information')
    const { due } = (await bureau.open(id, 'eligibility.appeal')) ?? {}
    expect(due).toBe('2026-08-10')
    await bureau.until('2026-08-11T00:05')
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'ended', outcome: 'accepted' })
    expect(await maySectionBeNominated(bureau.db, 'information', 2026)).toHaveLength(1)
  })
})

describe('an appeal that is upheld', () => {
  test('leaves everything as the committee confirmed it', async () => {
    const id = proposal('policy', '2026-Q1')
    await confirm(id, 'zhou.jianguo', 'chen.zhiyuan')
    await answer(bureau, 'fang.yuan', id, 'eligibility.appeal', { grounds: '不服' }, 'appealed')
    await answer(bureau, 'li.guohua', id, 'eligibility.decide-appeal', { reason: '维持' })
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'ended', outcome: 'upheld' })
    expect(await maySectionBeNominated(bureau.db, 'policy', 2026)).toHaveLength(1)
    expect(await mayBeNominated(bureau.db, 'fang.yuan', today())).toHaveLength(1)
  })
})
