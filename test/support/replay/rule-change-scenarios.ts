import { expect } from 'vitest'
import type { Bureau } from '../bureau.ts'
import { planted } from './planted.ts'
import type { Scenario } from './scenarios.ts'

/** A proposal by the security administrator; gives its case. */
async function proposed(bureau: Bureau, rule: string, value: number): Promise<string> {
  const asked = { rule, value, effectiveFrom: '2026-02-02', reason: planted.words }
  const reply = await bureau.call('bao.chen', 'POST', '/api/rules/proposals', asked)
  expect(reply).toMatchObject({ status: 201 })
  return reply.body.id
}

async function decide(bureau: Bureau, id: string, body: Readonly<Record<string, unknown>>) {
  const reply = await bureau.call('li.guohua', 'POST', '/api/rules/approve', { case: id, ...body })
  expect(reply).toMatchObject({ status: 200 })
}

const decided: Scenario = {
  name: 'rule-change-decided',
  async drive(bureau) {
    const approved = await proposed(bureau, 'watch.days', 60)
    const rejected = await proposed(bureau, 'ledger.rate.min', 0.9)
    await bureau.until('2026-01-09T10:00')
    await decide(bureau, approved, { reason: planted.words })
    await decide(bureau, rejected, { outcome: 'rejected', reason: planted.words })
    return { 'rule-change-approved': approved, 'rule-change-rejected': rejected }
  },
}

const withdrawn: Scenario = {
  name: 'rule-change-withdrawn',
  async drive(bureau) {
    const id = await proposed(bureau, 'watch.days', 60)
    // Late with it, too: nobody stands above the committee, so it is told and goes no higher.
    await bureau.until('2026-01-19T10:00')
    const path = `/api/rules/proposals/${id}/withdraw`
    const reply = await bureau.call('bao.chen', 'POST', path, { reason: planted.words })
    expect(reply).toMatchObject({ status: 200 })
    return { 'rule-change-withdrawn': id }
  },
}

const list: Scenario = {
  name: 'rule-change-list',
  async drive(bureau) {
    const { body } = await bureau.call('bao.chen', 'GET', '/api/negative-list')
    const asked = { items: body.items.slice(1), effectiveFrom: '2026-02-02', reason: planted.words }
    const path = '/api/negative-list/proposals'
    const opened = await bureau.call('bao.chen', 'POST', path, asked)
    await decide(bureau, opened.body.id, {})
    return { 'rule-change-list': opened.body.id }
  },
}

export const ruleChangeScenarios: readonly Scenario[] = [decided, withdrawn, list]
