import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayBeNominated } from '../../db/excellence.ts'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { doDuty } from '../support/duty-bureau.ts'
import { answer } from '../support/issue-bureau.ts'
import { issuesDue } from '../support/quarters.ts'

const finding = { finding: '按方案推进' }
const members = {
  permits: ['wu.haiyan', 'chen.zhiyuan'],
  finance: ['zhou.jianguo', 'wu.haiyan'],
  information: ['zhou.jianguo', 'wu.haiyan'],
} as const
type Section = keyof typeof members
const entry = (section: Section) => `watch-2025-Q4-${section}`

/** Three heads are on the list since 2026-01-13, for 90 days: to 2026-04-13. */
let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
  for (const sectionId of Object.keys(members)) {
    await issuesDue(bureau.db, { sectionId, on: '2025-12-10', due: 10, closed: 8 })
    await bureau.db.execute(sql`insert into rate (section_id, period, closed, due, rate, counted_at)
      values (${sectionId}, '2025-Q3', 8, 10, 0.8, '2025-10-01T09:00:00+08:00')`)
  }
  const duty = 'quarterly-bulletin'
  await doDuty(bureau, { duty, nominal: '2026-01-01', until: '2026-01-05T09:10' })
  await bureau.until('2026-01-13T09:00')
  for (const section of Object.keys(members)) await confirm(section as Section)
  await bureau.relay()
  await bureau.pass('2 minutes')
})
afterAll(() => bureau.close())

async function confirm(section: Section) {
  const id = `eligibility-2025-Q4-${section}`
  const task = await bureau.open(id, 'eligibility.confirm')
  await bureau.call(members[section][0], 'POST', `/api/tasks/${task?.id}/claim`)
  for (const member of members[section]) await answer(bureau, member, id, 'eligibility.confirm', {})
}

/** A person of the discipline group takes what is open, and answers. */
async function byDiscipline(id: string, kind: string, values: object, outcome?: string) {
  const task = await bureau.open(id, kind)
  await bureau.call('wei.dong', 'POST', `/api/tasks/${task?.id}/claim`)
  await answer(bureau, 'wei.dong', id, kind, { ...values }, outcome)
}
const listed = async (person: string) =>
  (await mayBeNominated(bureau.db, person, bureau.clock.now().slice(0, 10))).length > 0

describe('an entry on the watch list', () => {
  test('begins with a plan, and its checks do not wait for it', async () => {
    const id = entry('permits')
    expect(await bureau.caseOf(id)).toMatchObject({
      number: expect.stringMatching(/^GC-2026-\d{4}$/),
      data: { until: '2026-04-13', reason: expect.stringContaining('行政审批科连续2个季度') },
    })
    expect(await bureau.open(id, 'watch.plan')).toMatchObject({ assignee_id: 'chen.wei' })
    expect(await bureau.armed(`${id}.wait`)).toEqual(['check.1 2026-02-13 09:00'])
    await answer(bureau, 'chen.wei', id, 'watch.plan', { plan: '每周调度一次' })
  })

  test('is checked each month by the discipline group', async () => {
    const id = entry('permits')
    await bureau.until('2026-02-13T09:05')
    expect(await bureau.open(id, 'watch.check')).toMatchObject({ candidate_key: 'discipline@*' })
    await byDiscipline(id, 'watch.check', finding)
    expect(await bureau.armed(`${id}.wait`)).toEqual(['check.2 2026-03-13 09:00'])
    await bureau.until('2026-03-13T09:05')
    await byDiscipline(id, 'watch.check', finding, 'off-track')
    expect(await bureau.armed(`${id}.wait`)).toEqual(['review.3 2026-04-13 09:00'])
  })

  test('is reviewed at the end of its time limit, and released with that', async () => {
    const id = entry('permits')
    await bureau.until('2026-04-13T09:05')
    expect(await listed('chen.wei')).toBe(true)
    await byDiscipline(id, 'watch.review', finding)
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'ended', outcome: 'released' })
    expect(await listed('chen.wei')).toBe(false)
    expect(await bureau.told(id)).toContain('chen.wei consequence.imposed ×2')
  })
})

describe('a review that is late', () => {
  test('keeps nobody on the list beyond its time limit', async () => {
    await bureau.until('2026-04-14T09:00')
    expect(await bureau.open(entry('finance'), 'watch.check')).toBeDefined()
    expect(await listed('liang.yan')).toBe(false)
  })

  test('may extend it, from the end of the old time limit', async () => {
    const id = entry('finance')
    await byDiscipline(id, 'watch.check', finding)
    await bureau.until('2026-04-15T09:05')
    await byDiscipline(id, 'watch.review', { reason: '方案未提交' }, 'extended')
    expect(await listed('liang.yan')).toBe(true)
    expect((await bureau.caseOf(id))?.data).toMatchObject({ until: '2026-07-12' })
    expect(await bureau.entries(id)).toContain('consequence.extended')
    expect(await bureau.armed(`${id}.wait`)).toEqual(['check.3 2026-05-13 09:00'])
    expect(await bureau.open(id, 'watch.plan')).toMatchObject({ assignee_id: 'liang.yan' })
  })

  test('may refer, which ends the entry and what was open beside it', async () => {
    const id = entry('information')
    await byDiscipline(id, 'watch.check', finding)
    await bureau.until('2026-04-16T09:05')
    const plan = await bureau.open(id, 'watch.plan')
    expect(plan).toBeDefined()
    await byDiscipline(id, 'watch.review', { reason: '拒不整改' }, 'referred')
    expect(await bureau.caseOf(id)).toMatchObject({ status: 'ended', outcome: 'referred' })
    const left = (await bureau.tasks(id)).filter((task) => task.ended_at === null)
    expect(left).toEqual([])
  })
})
