import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { failPreview, finishPreview, queuePreview } from '../../db/rule-previews.ts'
import { noteWithdrawn } from '../../db/rule-proposals.ts'
import { ruleInForce } from '../../db/rules.ts'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { anIssue, answer } from '../support/issue-bureau.ts'

let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
})
afterAll(() => bureau.close())

const asked = {
  rule: 'issue.rectify.days',
  value: 20,
  effectiveFrom: '2026-02-02',
  reason: '多数问题二十日内可以整改到位',
}

/** Proposes a change; gives its case id. */
async function proposed(by: string, over: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const reply = await bureau.call(by, 'POST', '/api/rules/proposals', { ...asked, ...over })
  expect(reply).toMatchObject({ status: 201 })
  return reply.body.id
}

const approve = (by: string, body: Readonly<Record<string, unknown>>) =>
  bureau.call(by, 'POST', '/api/rules/approve', body)
const withdraw = (by: string, id: string, body = {}) =>
  bureau.call(by, 'POST', `/api/rules/proposals/${id}/withdraw`, body)
const value = async (rule: string, day: string) => (await ruleInForce(bureau.db, rule, day)).value

describe('a value changed by two persons', () => {
  let id: string
  let before: string
  test('is proposed as a numbered case that waits for the committee', async () => {
    before = await anIssue(bureau)
    id = await proposed('bao.chen')
    expect(await bureau.caseOf(id)).toMatchObject({
      number: 'GZ-2026-0001',
      title: '整改时限:30日 → 20日',
      description: asked.reason,
    })
    expect(await bureau.open(id, 'rule-change.approve')).toMatchObject({
      assignee_id: null,
      candidate_key: 'committee@*',
      due: '2026-01-12',
    })
  })

  test('cannot be proposed a second time while it waits', async () => {
    const again = { ...asked, value: 25 }
    const reply = await bureau.call('zhou.jianguo', 'POST', '/api/rules/proposals', again)
    expect(reply).toMatchObject({ status: 409, body: { code: 'rule.proposal-open' } })
  })

  test('is not approved by its proposer, nor by anyone outside the committee', async () => {
    const { rule } = asked
    expect(await approve('bao.chen', { rule })).toMatchObject({ status: 403 })
    expect(await approve('wei.dong', { rule })).toMatchObject({ status: 403 })
    expect(await approve('liu.yang', { rule })).toMatchObject({ status: 404 })
    expect(await approve('kong.lin', { rule })).toMatchObject({ status: 404 })
  })

  test('is approved by a second person, in force from its day and not before', async () => {
    const done = await approve('wu.haiyan', { rule: asked.rule, reason: '同意' })
    expect(done).toMatchObject({ status: 200, body: { caseId: id } })
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'ended', outcome: 'enacted' })
    expect(await value(asked.rule, '2026-02-01')).toBe(30)
    expect(await value(asked.rule, '2026-02-02')).toBe(20)
    expect(await bureau.entries(id)).toEqual([
      'case.opened',
      'case.numbered',
      'task.opened',
      // Two tried who may not, one did.
      'task.claimed',
      'task.claimed',
      'task.claimed',
      'task.completed',
      'rule.enacted',
      'case.ended',
    ])
    expect(await bureau.told(id)).toEqual(['bao.chen case.ended'])
  })

  test('shows in the rule who proposed and approved it, why, and what it leaves as it was', async () => {
    const { body } = await bureau.call('liu.yang', 'GET', `/api/rules/${asked.rule}`)
    expect(body).toMatchObject({
      value: 30,
      next: { version: 2, effectiveFrom: '2026-02-02', valueText: { zh: '20日' } },
      versions: [
        {
          version: 2,
          proposedBy: { name: '包晨' },
          approvedBy: { name: '吴海燕' },
          reason: asked.reason,
          opinion: '同意',
          caseNumber: 'GZ-2026-0001',
        },
        { version: 1, proposedBy: null, approvedBy: null },
      ],
      proposals: [{ state: 'enacted', inForceFrom: '2026-02-02', seen: false }],
      deadlines: 1,
      older: 0,
    })
  })

  test('leaves a running case its value, and gives a new one the new value', async () => {
    await bureau.until('2026-02-02T10:00')
    const after = await anIssue(bureau)
    expect(await bureau.open(after, 'issue.rectify')).toMatchObject({ due: '2026-02-24' })
    // Returned after the change, the running case still counts as it began.
    await answer(bureau, 'liu.yang', before, 'issue.rectify', { measures: '一', evidence: [] })
    await answer(bureau, 'chen.wei', before, 'issue.confirm', { reason: '没有佐证' }, 'returned')
    expect(await bureau.open(before, 'issue.rectify')).toMatchObject({ due: '2026-02-04' })
    const { body } = await bureau.call('liu.yang', 'GET', `/api/rules/${asked.rule}`)
    expect(body).toMatchObject({ value: 20, version: 2, next: null, deadlines: 2, older: 1 })
    const path = `/api/rules/${asked.rule}/cases?of=older`
    const { body: older } = await bureau.call('liu.yang', 'GET', path)
    expect(older.items.map((one: { id: string }) => one.id)).toEqual([before])
  })
})

describe('a proposal approved when its day has passed', () => {
  test('is in force from the day after, not back to its day', async () => {
    const rule = 'issue.verify.days'
    await proposed('zhou.jianguo', { rule, value: 5, effectiveFrom: '2026-02-03' })
    await bureau.until('2026-02-05T15:00')
    expect(await approve('chen.zhiyuan', { rule })).toMatchObject({ status: 200 })
    expect(await value(rule, '2026-02-05')).toBe(3)
    expect(await value(rule, '2026-02-06')).toBe(5)
  })
})

describe('a proposal by a member of the committee', () => {
  test('is decided by another member, not by themself nor by whoever they stood in for', async () => {
    const away = { deputy: 'zhou.jianguo', from: '2026-02-05', to: '2026-02-20' }
    const set = await bureau.call('wu.haiyan', 'POST', '/api/people/wu.haiyan/absences', away)
    expect(set.status).toBeLessThan(300)
    const rule = 'issue.confirm.days'
    const id = await proposed('zhou.jianguo', { rule, value: 3, effectiveFrom: '2026-03-02' })
    const own = await approve('zhou.jianguo', { case: id })
    expect(own).toMatchObject({ status: 403, body: { code: 'task.excluded', rule: 'recusal' } })
    expect(await approve('wu.haiyan', { case: id })).toMatchObject({
      status: 403,
      body: { code: 'task.excluded' },
    })
    const { body } = await bureau.call('zhou.jianguo', 'GET', `/api/rules/proposals/${id}`)
    expect(body).toMatchObject({ mayDecide: false, mayWithdraw: true })
    expect(await approve('li.guohua', { case: id, outcome: 'rejected' })).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'reason' }] },
    })
    const no = { case: id, outcome: 'rejected', reason: '两日足够' }
    expect(await approve('li.guohua', no)).toMatchObject({ status: 200 })
    expect(await bureau.caseOf(id)).toMatchObject({ outcome: 'rejected' })
    expect(await value(rule, '2027-01-01')).toBe(2)
  })
})

describe('a proposal taken back', () => {
  test('by its proposer only, and before it is decided', async () => {
    const rule = 'watch.days'
    const id = await proposed('bao.chen', { rule, value: 60, effectiveFrom: '2026-03-02' })
    expect(await withdraw('li.guohua', id)).toMatchObject({ status: 403 })
    expect(await withdraw('liu.yang', id)).toMatchObject({ status: 404 })
    const done = await withdraw('bao.chen', id, { reason: '再研究' })
    expect(done).toMatchObject({ status: 200, body: { state: 'withdrawn', mayWithdraw: false } })
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'ended', outcome: 'withdrawn' })
    expect(await approve('li.guohua', { rule })).toMatchObject({ status: 404 })
    expect(await withdraw('bao.chen', id)).toMatchObject({ status: 409 })
    expect(await value(rule, '2027-01-01')).toBe(90)
    const { body } = await bureau.call('bao.chen', 'GET', `/api/cases/${id}`)
    const told = body.timeline.map((e: { text: { zh: string } }) => e.text.zh)
    expect(told).toContain('包晨 撤回提议')
    expect(
      await proposed('bao.chen', { rule, value: 60, effectiveFrom: '2026-03-02' }),
    ).toBeTruthy()
  })

  test('cannot be decided even while its case has not heard of it', async () => {
    const rule = 'interview.schedule.days'
    const id = await proposed('bao.chen', { rule, value: 3, effectiveFrom: '2026-03-02' })
    // What is stored first, before the engine is told.
    await bureau.db.transaction((tx) => noteWithdrawn(tx, id, bureau.clock.now()))
    const approved = await approve('li.guohua', { case: id })
    expect(approved).toMatchObject({ status: 409, body: { code: 'rule.withdrawn' } })
    expect(
      await approve('li.guohua', { case: id, outcome: 'rejected', reason: '不必' }),
    ).toMatchObject({
      status: 409,
    })
    expect(await value(rule, '2027-01-01')).toBe(5)
  })
})

describe('the rehearsal of a proposal', () => {
  const rule = 'bulletin.rate.min'
  const preview = async (id: string) =>
    (await bureau.call('li.guohua', 'GET', `/api/rules/proposals/${id}`)).body.preview

  test('keeps it from being approved until it is done, never from being rejected', async () => {
    const id = await proposed('bao.chen', { rule, value: 0.9, effectiveFrom: '2026-03-02' })
    await bureau.db.transaction((tx) => queuePreview(tx, id, bureau.clock.now()))
    expect(await approve('li.guohua', { rule })).toMatchObject({
      status: 409,
      body: { code: 'rule.preview-running', rule: 'rule.preview' },
    })
    const bulk = { taskIds: [`${id}.approve.1`], outcome: 'approved', values: {} }
    const many = await bureau.call('li.guohua', 'POST', '/api/tasks/bulk-complete', bulk)
    expect(many.body.results).toMatchObject([{ done: false }])
    const no = { rule, outcome: 'rejected', reason: '先不调' }
    expect(await approve('li.guohua', no)).toMatchObject({ status: 200 })
  })

  test('that failed is confirmed in so many words; one that is done is not asked about', async () => {
    const id = await proposed('bao.chen', { rule, value: 0.9, effectiveFrom: '2026-03-02' })
    const task = `/api/tasks/${id}.approve.1`
    await bureau.db.transaction((tx) => queuePreview(tx, id, bureau.clock.now()))
    const at = bureau.clock.now()
    await failPreview(bureau.db, { caseId: id, at, failure: 'time-limit' })
    expect(await preview(id)).toMatchObject({ state: 'failed', failure: { zh: '超过时间限制' } })
    expect((await bureau.call('li.guohua', 'GET', task)).body.leftOut).toEqual([])
    expect(await approve('li.guohua', { rule })).toMatchObject({
      status: 422,
      body: { field: 'withoutPreview' },
    })
    const again = await bureau.call('bao.chen', 'POST', `/api/rules/proposals/${id}/preview`)
    expect(again).toMatchObject({ status: 202, body: { preview: { state: 'queued' } } })
    const result = {
      from: '2025-02-05',
      to: '2026-02-05',
      cases: 3,
      leftOut: 1,
      before: 1,
      after: 0,
    }
    const gone = {
      change: 'disappears' as const,
      kind: 'interview' as const,
      section: 'permits',
      person: 'chen.wei',
      at: '2026-02-02T09:00:00+08:00',
      newAt: null,
      rule,
      value: 0.92,
      threshold: 0.95,
      newThreshold: null,
      because: [],
    }
    await finishPreview(bureau.db, { caseId: id, at, result: { ...result, changes: [gone] } })
    expect((await bureau.call('li.guohua', 'GET', task)).body.leftOut).toEqual(['withoutPreview'])
    const change = (who: string) =>
      bureau
        .call(who, 'GET', `/api/rules/proposals/${id}`)
        .then(({ body }) => body.preview.result.changes[0])
    const whole = { section: '行政审批科', person: '陈伟', value: { zh: '92%' } }
    expect(await change('li.guohua')).toMatchObject(whole)
    // Whom it would have met is for those who see the whole bureau.
    expect(await change('bao.chen')).toMatchObject({ section: '行政审批科', person: null })
    expect(await change('liu.yang')).toMatchObject({ person: null, because: [] })
    expect(await approve('li.guohua', { rule })).toMatchObject({ status: 200 })
  })
})

describe('the three administrators', () => {
  test('see changes of rules, and no other case', async () => {
    const rule = 'survey.both.min'
    const id = await proposed('li.guohua', { rule, value: 0.8, effectiveFrom: '2026-03-02' })
    const issue = await anIssue(bureau)
    const seen = async (who: string, caseId: string) =>
      (await bureau.call(who, 'GET', `/api/cases/${caseId}`)).status
    expect(await seen('bao.chen', id)).toBe(200)
    expect(await seen('bao.chen', issue)).toBe(404)
    expect(await seen('kong.lin', id)).toBe(404)
    expect(await seen('ling.fei', id)).toBe(404)
    const task = await bureau.open(id, 'rule-change.approve')
    expect((await bureau.call('bao.chen', 'GET', `/api/tasks/${task?.id}`)).status).toBe(200)
  })
})

describe('the negative list', () => {
  test('changes like a rule: the old version until the day, the new one from it', async () => {
    const { body: list } = await bureau.call('', 'GET', '/api/negative-list')
    expect(list).toMatchObject({ version: 1 })
    expect(list.items).toHaveLength(25)
    const items = [
      ...list.items.slice(1),
      { zh: '严禁以培训为名公款旅游', en: 'No tourism called training' },
    ]
    const asked = { items, effectiveFrom: '2026-02-20', reason: '补充培训方面的禁令' }
    const path = '/api/negative-list/proposals'
    const { body: opened } = await bureau.call('bao.chen', 'POST', path, asked)
    const second = await bureau.call('li.guohua', 'POST', path, asked)
    expect(second).toMatchObject({ status: 409 })
    const shown = await bureau.call('wu.haiyan', 'GET', `/api/rules/proposals/${opened.id}`)
    expect(shown.body.list).toMatchObject([
      { change: 'added', zh: '严禁以培训为名公款旅游' },
      { change: 'removed', zh: '严禁工作日饮酒' },
    ])
    expect(await approve('chen.zhiyuan', { case: opened.id })).toMatchObject({ status: 200 })
    const before = await bureau.call('', 'GET', '/api/negative-list')
    expect(before.body.version).toBe(1)
    await bureau.until('2026-02-20T09:00')
    const after = await bureau.call('', 'GET', '/api/negative-list')
    expect(after.body).toMatchObject({ version: 2, effectiveFrom: '2026-02-20' })
    expect(after.body.items.at(-1)).toMatchObject({ zh: '严禁以培训为名公款旅游' })
    expect(await bureau.entries(opened.id)).toContain('list.enacted')
  })

  test('names the category of an issue, however it is written, and counts it', async () => {
    const one = await anIssue(bureau, { category: '推诿拖延', area: 'permits' })
    await anIssue(bureau, { category: 'shirking' })
    const free = await anIssue(bureau, { category: '网络安全' })
    const page = await bureau.call('zuofengban', 'GET', `/api/cases/${one}`)
    expect(page.body).toMatchObject({
      category: { zh: '严禁推诿拖延' },
      area: { zh: '行政审批' },
    })
    const other = await bureau.call('zuofengban', 'GET', `/api/cases/${free}`)
    expect(other.body.category).toEqual({ zh: '网络安全', en: '网络安全' })
    const { body } = await bureau.call('zuofengban', 'GET', '/api/negative-list/use')
    expect(body.counts).toEqual({ shirking: 2 })
    const rows = await bureau.call('zuofengban', 'GET', '/api/ledger?category=shirking')
    expect(rows.body.items).toHaveLength(2)
    // A section that the issues are none of counts nothing.
    const outside = await bureau.call('luo.min', 'GET', '/api/negative-list/use')
    expect(outside.body.counts).toEqual({})
  })
})
