import { expect } from 'vitest'
import type { Bureau } from '../bureau.ts'
import { anIssue, answer } from '../issue-bureau.ts'
import { planted } from './planted.ts'
import { ruleChangeScenarios } from './rule-change-scenarios.ts'

/** A walk through a procedure worth keeping: drives the bureau and names the cases whose histories it makes. */
export type Scenario = {
  readonly name: string
  readonly drive: (bureau: Bureau) => Promise<Readonly<Record<string, string>>>
}

/** The relay starts a case and does not wait for it. */
const patience = { timeout: 30_000 }
const filing = { measures: planted.measures, evidence: [] }

async function act(bureau: Bureau, person: string, taskId: string, verb: string, body: unknown) {
  const reply = await bureau.call(person, 'POST', `/api/tasks/${taskId}/${verb}`, body)
  expect(reply, `${verb} of ${taskId}`).toMatchObject({ status: 200 })
}

/** From rectification to closing by the conduct office. */
async function rectifyAndClose(bureau: Bureau, id: string) {
  await answer(bureau, 'liu.yang', id, 'issue.rectify', filing)
  await answer(bureau, 'chen.wei', id, 'issue.confirm', { opinion: planted.words })
  await answer(bureau, 'zuofengban', id, 'issue.verify', { finding: planted.words })
}

async function lookBack(bureau: Bureau, id: string, outcome: 'holds' | 'rebound') {
  await bureau.pass('100 days')
  await answer(bureau, 'zuofengban', id, 'issue.look-back', { finding: planted.words }, outcome)
}

const straightThrough: Scenario = {
  name: 'straight-through',
  async drive(bureau) {
    const report = { section: 'permits', title: planted.title, description: planted.words }
    const { body } = await bureau.call('liu.yang', 'POST', '/api/issues', report)
    await answer(bureau, 'zuofengban', body.id, 'issue.register', {
      section: 'permits',
      responsible: 'liu.yang',
      title: planted.title,
      measures: planted.measures,
      category: planted.words,
      deadline: '2026-02-10',
      severity: 'general',
    })
    await rectifyAndClose(bureau, body.id)
    await lookBack(bureau, body.id, 'holds')
    return { 'straight-through': body.id }
  },
}

const notAnIssue: Scenario = {
  name: 'not-an-issue',
  async drive(bureau) {
    const report = { section: 'permits', title: planted.title }
    const { body } = await bureau.call('liu.yang', 'POST', '/api/issues', report)
    const reason = { reason: planted.words }
    await answer(bureau, 'zuofengban', body.id, 'issue.register', reason, 'not-an-issue')
    return { 'not-an-issue': body.id }
  },
}

const returnAndWithdraw: Scenario = {
  name: 'return-and-withdraw',
  async drive(bureau) {
    const id = await anIssue(bureau, { title: planted.title, deadline: '2026-02-10' })
    await answer(bureau, 'liu.yang', id, 'issue.rectify', filing)
    await act(bureau, 'liu.yang', `${id}.rectify.1`, 'withdraw', {})
    await answer(bureau, 'liu.yang', id, 'issue.rectify', filing)
    await answer(bureau, 'chen.wei', id, 'issue.confirm', { reason: planted.words }, 'returned')
    await rectifyAndClose(bureau, id)
    await act(bureau, 'zuofengban', `${id}.verify.1`, 'withdraw', {})
    const back = { to: 'rectify', reason: planted.words }
    await act(bureau, 'zuofengban', `${id}.verify.2`, 'return', back)
    await rectifyAndClose(bureau, id)
    await lookBack(bureau, id, 'holds')
    return { 'return-and-withdraw': id }
  },
}

const pauseAndExtension: Scenario = {
  name: 'pause-and-extension',
  async drive(bureau) {
    const id = await anIssue(bureau, { title: planted.title, deadline: '2026-01-20' })
    const task = `${id}.rectify.1`
    await bureau.until('2026-01-14T10:00')
    await act(bureau, 'liu.yang', task, 'suspend', { reason: planted.words })
    await bureau.until('2026-02-02T10:00')
    await act(bureau, 'liu.yang', task, 'resume', {})
    const asked = { until: '2026-02-20', reason: planted.words }
    await act(bureau, 'liu.yang', task, 'extension', asked)
    await answer(bureau, 'chen.wei', id, 'issue.extension', { until: '2026-02-20' }, 'granted')
    await bureau.until('2026-02-19T10:00')
    await rectifyAndClose(bureau, id)
    return { 'pause-and-extension': id }
  },
}

const overdue: Scenario = {
  name: 'overdue',
  async drive(bureau) {
    const id = await anIssue(bureau, { title: planted.title, deadline: '2026-01-20' })
    await bureau.until('2026-01-23T09:05')
    const instruction = { instruction: planted.words }
    await answer(bureau, 'zhou.jianguo', id, 'issue.supervise', instruction)
    await bureau.until('2026-01-30T09:05')
    const proposed = { reason: planted.words }
    await answer(bureau, 'zuofengban', id, 'issue.propose-interview', proposed, 'proposed')
    await rectifyAndClose(bureau, id)
    return { overdue: id }
  },
}

const rebound: Scenario = {
  name: 'rebound',
  async drive(bureau) {
    const id = await anIssue(bureau, { title: planted.title, deadline: '2026-02-10' })
    await rectifyAndClose(bureau, id)
    await lookBack(bureau, id, 'rebound')
    const { body } = await bureau.call('zuofengban', 'GET', `/api/cases/${id}`)
    const again: string = body.linked[0].id
    await bureau.relay()
    await expect.poll(() => bureau.open(again, 'issue.strict'), patience).toBeDefined()
    const decision = { decision: planted.words, namedNotice: true }
    await answer(bureau, 'wei.dong', again, 'issue.strict', decision, 'pursue')
    await rectifyAndClose(bureau, again)
    await answer(bureau, 'zhou.jianguo', again, 'issue.verify-leader', { opinion: planted.words })
    await lookBack(bureau, again, 'holds')
    return { rebound: id, 'rebound-strict': again }
  },
}

const longTerm: Scenario = {
  name: 'long-term',
  async drive(bureau) {
    const fixed = { deadline: '2026-03-10', milestoneYears: 2 }
    const id = await anIssue(bureau, { title: planted.title, ...fixed })
    await rectifyAndClose(bureau, id)
    for (const monthOfMilestone of ['2027-03-01', '2028-03-01']) {
      await bureau.until(`${monthOfMilestone}T10:00`)
      await rectifyAndClose(bureau, id)
    }
    await lookBack(bureau, id, 'holds')
    return { 'long-term': id }
  },
}

const notFixed: Scenario = {
  name: 'source-says-not-fixed',
  async drive(bureau) {
    const id = await anIssue(bureau, { title: planted.title, source: 'complaint' })
    const said = { said: planted.words }
    await rectifyAndClose(bureau, id)
    await answer(bureau, 'zuofengban', id, 'issue.ask-source', said, 'not-fixed')
    await rectifyAndClose(bureau, id)
    await answer(bureau, 'zuofengban', id, 'issue.ask-source', said, 'recognised')
    await lookBack(bureau, id, 'holds')
    return { 'source-says-not-fixed': id }
  },
}

/** A month's audit finds a closure false: the section falls below and its head is interviewed. */
const falseClosure: Scenario = {
  name: 'audit-and-interview',
  async drive(bureau) {
    const id = await anIssue(bureau, { title: planted.title, deadline: '2026-01-20' })
    await rectifyAndClose(bureau, id)
    await bureau.until('2026-02-02T08:30')
    await bureau.doDuty('ledger-audit', '2026-02-01')
    await bureau.relay()
    const [audit, interview] = ['audit-2026-01', 'interview-2026-01-permits']
    await expect.poll(() => bureau.open(audit, 'audit.check'), patience).toBeDefined()
    await answer(bureau, 'hu.lin', audit, 'audit.check', { falseClosures: { [id]: planted.words } })
    await bureau.relay()
    await expect.poll(() => bureau.open(interview, 'interview.hold'), patience).toBeDefined()
    const record = { heldOn: '2026-02-02', reasons: planted.words, commitment1: planted.measures }
    await answer(bureau, 'zhou.jianguo', interview, 'interview.hold', record)
    const reason = { reason: planted.words }
    await answer(bureau, 'chen.wei', interview, 'interview.acknowledge', reason, 'returned')
    await answer(bureau, 'zhou.jianguo', interview, 'interview.hold', record)
    await answer(bureau, 'chen.wei', interview, 'interview.acknowledge', {})
    await expect.poll(() => bureau.open(id, 'issue.rectify'), patience).toBeDefined()
    await rectifyAndClose(bureau, id)
    await lookBack(bureau, id, 'holds')
    return { audit, interview, 'false-closure': id }
  },
}

export const scenarios: readonly Scenario[] = [
  falseClosure,
  straightThrough,
  notAnIssue,
  returnAndWithdraw,
  pauseAndExtension,
  overdue,
  rebound,
  longTerm,
  notFixed,
  ...ruleChangeScenarios,
]
