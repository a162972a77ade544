import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messageFor } from '../../api/events/event.ts'
import { readAudiences } from '../../db/event-audience.ts'
import { roleGrant } from '../../db/schema/people.ts'
import { loadViewer } from '../../db/viewer.ts'
import { today } from '../../workflows/kit/calendar.ts'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { aComplaint, type Filed, untilOpen, withReceipt } from '../support/complaint-bureau.ts'
import { answer } from '../support/issue-bureau.ts'

const asIssue = {
  section: 'permits',
  responsible: 'liu.yang',
  title: '窗口叫号无人应答',
  severity: 'general',
}
const wang = { realName: { name: '王小二', phone: '13712345678' } }

let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
})
afterAll(() => bureau.close())

async function closeIssue(id: string) {
  await untilOpen(bureau, id, 'issue.rectify')
  await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '增设叫号屏', evidence: [] })
  await answer(bureau, 'chen.wei', id, 'issue.confirm', {})
  await answer(bureau, 'zuofengban', id, 'issue.verify', {})
}

describe('a conduct problem', () => {
  test('becomes an issue of the section, is answered once that is closed, and ends with a good rating', async () => {
    const filed = await aComplaint(bureau)
    await answer(bureau, 'zuofengban', filed.id, 'complaint.triage', asIssue, 'issue')
    const [issue] = await bureau.linkedTo(filed.id)
    expect(issue).toMatchObject({ number: expect.stringMatching(/^WT-2026-/), source: 'complaint' })
    expect((await withReceipt(bureau, filed)).state.zh).toBe('正在办理')
    await bureau.relay()
    await closeIssue(issue?.id ?? '')
    await untilOpen(bureau, filed.id, 'complaint.reply')
    await answer(bureau, 'hu.lin', filed.id, 'complaint.reply', { told: '已增设叫号屏并专人值守' })
    const followed = await withReceipt(bureau, filed)
    expect(followed.steps.map((s: { text: { zh: string } }) => s.text.zh)).toEqual([
      '已收到您的反映',
      '已转责任科室整改',
      '办理结果',
    ])
    expect(followed.steps.at(-1).words).toBe('已增设叫号屏并专人值守')
    await withReceipt(bureau, filed, 'rating', { rating: 5 })
    await bureau.relay()
    await expect
      .poll(() => bureau.caseOf(filed.id))
      .toMatchObject({ status: 'ended', outcome: 'answered' })
    expect(await bureau.caseOf(issue?.id ?? '')).toMatchObject({ recognition: 'recognised' })
  })

  test('is not seen by the section, only its issue is', async () => {
    const filed = await aComplaint(bureau)
    await answer(bureau, 'zuofengban', filed.id, 'complaint.triage', asIssue, 'issue')
    const [issue] = await bureau.linkedTo(filed.id)
    for (const person of ['liu.yang', 'chen.wei', 'zhou.jianguo', 'sun.yue']) {
      const isCommittee = person === 'zhou.jianguo'
      const seen = await bureau.call(person, 'GET', `/api/cases/${filed.id}`)
      expect(seen.status, person).toBe(isCommittee ? 200 : 404)
      expect((await bureau.call(person, 'GET', `/api/complaints/${filed.id}`)).status).toBe(404)
      const page = await bureau.call(person, 'GET', `/api/cases/${issue?.id}`)
      expect(page.status).toBe(200)
      if (!isCommittee) expect(JSON.stringify(page.body)).not.toContain(filed.number)
    }
  })

  test('reopens its issue without argument when the complainant says it is not fixed', async () => {
    const filed = await aComplaint(bureau)
    await answer(bureau, 'zuofengban', filed.id, 'complaint.triage', asIssue, 'issue')
    const [issue] = await bureau.linkedTo(filed.id)
    await bureau.relay()
    await closeIssue(issue?.id ?? '')
    await untilOpen(bureau, filed.id, 'complaint.reply')
    await answer(bureau, 'hu.lin', filed.id, 'complaint.reply', { told: '已整改' })
    await withReceipt(bureau, filed, 'rating', { rating: 1 })
    await untilOpen(bureau, filed.id, 'complaint.call-back')
    await untilOpen(bureau, issue?.id ?? '', 'issue.rectify')
    const [again] = (await bureau.tasks(issue?.id ?? '')).filter(
      (t) => t.kind === 'issue.rectify' && t.round === 2,
    )
    expect(again?.due).toBe('2026-02-04')
    expect(await bureau.caseOf(issue?.id ?? '')).toMatchObject({
      status: 'open',
      recognition: 'not-fixed',
    })
  })
})

describe('a dissatisfied complainant', () => {
  test('is called back within a working day, and reviewed once by somebody else', async () => {
    const filed = await aComplaint(bureau, { section: 'finance' })
    await answer(
      bureau,
      'zuofengban',
      filed.id,
      'complaint.triage',
      { section: 'finance' },
      'issue',
    )
    await answer(
      bureau,
      'hu.lin',
      filed.id,
      'complaint.handle',
      { finding: '属实' },
      'substantiated',
    )
    await answer(bureau, 'hu.lin', filed.id, 'complaint.reply', { told: '已处理' })
    await withReceipt(bureau, filed, 'rating', { rating: 2 })
    await untilOpen(bureau, filed.id, 'complaint.call-back')
    const callBack = await bureau.open(filed.id, 'complaint.call-back')
    expect(callBack?.due).toBe('2026-01-06')
    await answer(bureau, 'hu.lin', filed.id, 'complaint.call-back', { said: '没人道歉' }, 'review')
    const review = await bureau.open(filed.id, 'complaint.review')
    for (const doer of ['zuofengban', 'hu.lin']) {
      const tried = await bureau.call(doer, 'POST', `/api/tasks/${review?.id}/complete`, {
        values: { told: '维持' },
      })
      expect([403, 404]).toContain(tried.status)
    }
    await answer(bureau, 'qin.feng', filed.id, 'complaint.review', { told: '已当面道歉' }, 'upheld')
    expect((await withReceipt(bureau, filed)).may).toMatchObject({ rate: true, object: false })
    await bureau.pass('40 days')
    await expect
      .poll(() => bureau.caseOf(filed.id))
      .toMatchObject({ status: 'ended', outcome: 'reviewed' })
  })
})

describe('a real-name complaint', () => {
  test('is told within fifteen days of filing whether it is accepted, and handled within sixty', async () => {
    const filed = await aComplaint(bureau, wang)
    await answer(bureau, 'zuofengban', filed.id, 'complaint.triage', asIssue, 'issue')
    const day = (await bureau.open(filed.id, 'complaint.accept'))?.due
    expect(daysAfter(filed.receivedAt, day)).toBeGreaterThanOrEqual(15)
    await answer(bureau, 'zuofengban', filed.id, 'complaint.accept', {}, 'accepted')
    const handle = await bureau.open(filed.id, 'complaint.handle')
    expect(daysAfter(bureau.clock.now(), handle?.due)).toBeGreaterThanOrEqual(60)
    expect((await withReceipt(bureau, filed)).steps.at(-1).text.zh).toBe('已受理')
  })

  test('gets more time once, from the leader, for at most thirty days, and is told why', async () => {
    const filed = await aComplaint(bureau, wang)
    await answer(bureau, 'zuofengban', filed.id, 'complaint.triage', asIssue, 'issue')
    await answer(bureau, 'zuofengban', filed.id, 'complaint.accept', {}, 'accepted')
    const handle = await bureau.open(filed.id, 'complaint.handle')
    await bureau.call('zuofengban', 'POST', `/api/tasks/${handle?.id}/claim`)
    const ask = (until: string) =>
      bureau.call('zuofengban', 'POST', `/api/tasks/${handle?.id}/extension`, {
        until,
        reason: '须向上级部门调取档案',
      })
    expect((await ask(plus(handle?.due, 31))).status).toBe(422)
    const until = plus(handle?.due, 20)
    expect((await ask(until)).status).toBe(200)
    const asked = await bureau.open(filed.id, 'complaint.extension')
    expect(asked?.assignee_id).toBe('zhou.jianguo')
    await answer(bureau, 'zhou.jianguo', filed.id, 'complaint.extension', { until }, 'granted')
    const told = (await withReceipt(bureau, filed)).steps.at(-1)
    expect(told).toMatchObject({ words: '须向上级部门调取档案' })
    expect(told.text.zh).toContain(until)
    expect((await ask(plus(until, 5))).status).toBe(409)
  })

  test('that is not accepted says why, and may be objected to', async () => {
    const filed = await aComplaint(bureau, wang)
    await answer(bureau, 'zuofengban', filed.id, 'complaint.triage', asIssue, 'issue')
    const reason = '同一事项正在法院审理'
    await answer(bureau, 'zuofengban', filed.id, 'complaint.accept', { reason }, 'not-accepted')
    const followed = await withReceipt(bureau, filed)
    expect(followed.steps.at(-1)).toMatchObject({ words: reason, text: { zh: '不予受理' } })
    expect(followed.may.object).toBe(true)
  })
})

describe('a clue', () => {
  test('is discipline’s alone: lists, totals, search, page, task and news of everybody else lose it', async () => {
    const filed = await aComplaint(bureau)
    const triage = await bureau.open(filed.id, 'complaint.triage')
    await answer(
      bureau,
      'zuofengban',
      filed.id,
      'complaint.triage',
      { note: '涉嫌收受礼金' },
      'clue',
    )
    for (const person of ['zuofengban', 'hu.lin', 'zhu.hong', 'li.guohua', 'chen.zhiyuan']) {
      expect(await traces(person, filed, triage?.id), person).toEqual([])
    }
    expect((await bureau.call('wei.dong', 'GET', `/api/complaints/${filed.id}`)).status).toBe(200)
    await answer(bureau, 'wei.dong', filed.id, 'complaint.clue', { told: '已查处' }, 'verified')
    expect((await withReceipt(bureau, filed)).steps.at(-1).words).toBe('已查处')
    await withReceipt(bureau, filed, 'rating', { rating: 1 })
    await untilOpen(bureau, filed.id, 'complaint.clue-review')
    const review = await bureau.open(filed.id, 'complaint.clue-review')
    const again = { outcome: 'verified', values: { told: '维持' } }
    const tried = await bureau.call('wei.dong', 'POST', `/api/tasks/${review?.id}/complete`, again)
    expect(tried.status).toBe(403)
  })
})

describe('a complaint that leads nowhere', () => {
  test('is passed on with where to go', async () => {
    const filed = await aComplaint(bureau)
    const whereTo = '市住房公积金管理中心'
    await answer(bureau, 'zuofengban', filed.id, 'complaint.triage', { whereTo }, 'not-ours')
    expect((await withReceipt(bureau, filed)).steps.at(-1).text.zh).toContain(whereTo)
    await bureau.pass('40 days')
    await expect.poll(() => bureau.caseOf(filed.id)).toMatchObject({ outcome: 'transferred' })
  })

  test('that was closed as empty is reviewed by somebody else when its writer objects', async () => {
    const filed = await aComplaint(bureau)
    const empty = { why: 'empty', reason: '没有时间、地点和事情' }
    await answer(bureau, 'zuofengban', filed.id, 'complaint.triage', empty, 'rejected')
    expect((await withReceipt(bureau, filed)).steps.at(-1).words).toBe(empty.reason)
    await withReceipt(bureau, filed, 'objection', { text: '时间地点都写了' })
    await untilOpen(bureau, filed.id, 'complaint.review')
    const own = await bureau.open(filed.id, 'complaint.review')
    const tried = await bureau.call('zuofengban', 'POST', `/api/tasks/${own?.id}/complete`, {
      outcome: 'upheld',
      values: { told: '维持' },
    })
    expect(tried.status).toBe(403)
    await answer(
      bureau,
      'qin.feng',
      filed.id,
      'complaint.review',
      { told: '重新办理' },
      'corrected',
    )
    expect(await bureau.open(filed.id, 'complaint.triage')).toMatchObject({ round: 2 })
  })

  test('and repeats another is answered with it', async () => {
    const [main, again] = [await aComplaint(bureau), await aComplaint(bureau)]
    const wrong = await bureau.call(
      'zuofengban',
      'POST',
      `/api/tasks/${(await bureau.open(again.id, 'complaint.triage'))?.id}/complete`,
      { outcome: 'duplicate', values: { of: again.number } },
    )
    expect(wrong).toMatchObject({ status: 422, body: { field: 'of' } })
    await answer(
      bureau,
      'zuofengban',
      again.id,
      'complaint.triage',
      { of: main.number },
      'duplicate',
    )
    expect((await withReceipt(bureau, again)).state.zh).toBe('与同类反映合并办理中')
    await answer(bureau, 'zuofengban', main.id, 'complaint.triage', asIssue, 'issue')
    await answer(
      bureau,
      'hu.lin',
      main.id,
      'complaint.handle',
      { finding: '属实' },
      'substantiated',
    )
    await answer(bureau, 'hu.lin', main.id, 'complaint.reply', { told: '已整改到位' })
    await bureau.relay()
    await expect
      .poll(async () => (await withReceipt(bureau, again)).may.rate, { timeout: 20_000 })
      .toBe(true)
    const followed = await withReceipt(bureau, again)
    expect(followed.steps.at(-1).words).toBe('已整改到位')
    await withReceipt(bureau, again, 'rating', { rating: 4 })
    await bureau.relay()
    await expect.poll(() => bureau.caseOf(again.id)).toMatchObject({ outcome: 'merged' })
  })
})

describe('whoever is meant never handles it', () => {
  const officePeople = ['zhu.hong', 'zuofengban', 'hu.lin', 'qin.feng']

  test('named only in the text, and in disguise', async () => {
    const filed = await aComplaint(bureau, { text: '作风办的朱\u200b 宏收了我的材料不给回执' })
    for (const person of officePeople) {
      expect(await traces(person, filed), person).toEqual([])
    }
    const triage = await bureau.open(filed.id, 'complaint.triage')
    expect(triage?.assignee_id ?? triage?.candidate_key).toBe('zhou.jianguo')
    await answer(bureau, 'zhou.jianguo', filed.id, 'complaint.triage', {}, 'clue')
  })

  test('meant by an office that they hold for the time being', async () => {
    await bureau.deps.db.insert(roleGrant).values({
      id: 'acting-head',
      personId: 'hu.lin',
      role: 'head',
      sectionId: 'conduct-office',
      fromDate: '2026-01-01',
      toDate: '2027-01-01',
    })
    const filed = await aComplaint(bureau, { text: '作风办的负责人对投诉不理不睬' })
    for (const person of officePeople) expect(await traces(person, filed), person).toEqual([])
  })

  test('named later, in an addition: the step goes to somebody else, and so does the issue', async () => {
    const filed = await aComplaint(bureau)
    await answer(bureau, 'zuofengban', filed.id, 'complaint.triage', asIssue, 'issue')
    const [issue] = await bureau.linkedTo(filed.id)
    await untilOpen(bureau, issue?.id ?? '', 'issue.rectify')
    const before = await bureau.open(filed.id, 'complaint.handle')
    await bureau.call('zuofengban', 'POST', `/api/tasks/${before?.id}/claim`)
    await withReceipt(bureau, filed, 'additions', { text: '其实是王敏和刘洋商量好的' })
    await bureau.relay()
    await expect
      .poll(async () => (await bureau.open(issue?.id ?? '', 'issue.rectify'))?.assignee_id)
      .not.toBe('liu.yang')
    await expect
      .poll(async () => (await bureau.open(filed.id, 'complaint.handle'))?.assignee_id ?? null)
      .toBeNull()
    expect(await traces('zuofengban', filed)).toEqual([])
    expect((await bureau.call('liu.yang', 'GET', `/api/cases/${issue?.id}`)).status).toBe(404)
    const now = await bureau.open(filed.id, 'complaint.handle')
    expect(now?.due).toBe(before?.due)
  })

  test('named in a complaint that is merged with theirs', async () => {
    const main = await aComplaint(bureau)
    const again = await aComplaint(bureau, { text: '秦峰不肯受理' })
    expect(await traces('qin.feng', again)).toEqual([])
    expect(await traces('qin.feng', main)).not.toEqual([])
    await answer(
      bureau,
      'zuofengban',
      again.id,
      'complaint.triage',
      { of: main.number },
      'duplicate',
    )
    await bureau.relay()
    expect(await traces('qin.feng', main)).toEqual([])
  })

  test('and when nobody is left it goes up to who is', async () => {
    const filed = await aComplaint(bureau, { text: '局长李国华纵容下属' })
    const triage = await bureau.open(filed.id, 'complaint.triage')
    expect(triage?.candidate_key ?? triage?.assignee_id).toMatch(/discipline/)
    expect(await traces('li.guohua', filed)).toEqual([])
    expect(await traces('zuofengban', filed)).toEqual([])
  })
})

/** Where a person can find a complaint: pages, lists, totals, search, news. Empty when nowhere. */
async function traces(person: string, filed: Filed, taskId?: string): Promise<string[]> {
  const get = async (path: string) => (await bureau.call(person, 'GET', path)) as Answered
  const found: string[] = []
  const pages = [`/api/cases/${filed.id}`, `/api/complaints/${filed.id}`]
  for (const path of taskId ? [...pages, `/api/tasks/${taskId}`] : pages) {
    if ((await get(path)).status !== 404) found.push(path)
  }
  const lists = [
    ...['mine', 'team', 'done', 'started', 'copied', 'watched'].map(
      (v) => `/api/tasks?view=${v}&limit=200`,
    ),
    `/api/cases?q=${filed.number}`,
    '/api/ledger?limit=200',
    '/api/notifications?limit=200',
  ]
  for (const path of lists) {
    const { body } = await get(path)
    const text = JSON.stringify(body)
    if (text.includes(filed.id) || text.includes(filed.number)) found.push(path)
  }
  const audience = (await readAudiences(bureau.db, [filed.id])).get(filed.id)
  const viewer = await loadViewer(bureau.db, person, '2026-01-05')
  const event = { caseId: filed.id, taskIds: [], persons: [], keys: [] }
  if (viewer && messageFor(viewer, event, audience)) found.push('news')
  return found
}
type Answered = { readonly status: number; readonly body: unknown }

const plus = (date: string | null | undefined, days: number): string =>
  new Date(Date.parse(date ?? '') + days * 86_400_000).toISOString().slice(0, 10)
const daysAfter = (instant: string, date: string | null | undefined): number =>
  Math.round((Date.parse(date ?? '') - Date.parse(today(instant))) / 86_400_000)
