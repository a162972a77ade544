import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createLog } from '../../api/log.ts'
import { rehearseNext, startRehearsals } from '../../api/rules/rehearsal/preview-runner.ts'
import { readProposals } from '../../db/rule-proposals.ts'
import { startApi, type TestApi } from '../support/api.ts'
import { aCase, aViewer, recused } from '../support/factories.ts'
import { aProgram } from '../support/rehearse-programs.ts'

const now = '2026-03-18T09:00:00+08:00'
const log = createLog('silent')
let api: TestApi
let woken = 0
const wake = () => {
  woken += 1
}

/** Each on a bureau of its own, so that one proposal waits at a time. */
const apis: TestApi[] = []
beforeEach(async () => {
  woken = 0
  api = await startApi({ now, rehearsals: { wake } })
  apis.push(api)
})
afterAll(() => Promise.all(apis.map((one) => one.close())))

const deps = () => ({ db: api.db, clock: { now: () => now }, log })
const forever = new AbortController().signal

async function aProposal(rule = 'ledger.rate.min', value = 0.9): Promise<string> {
  const asked = { rule, value, effectiveFrom: '2026-04-01', reason: '试行一季度' }
  const reply = await api.as('bao.chen').post<{ id: string }>('/api/rules/proposals', asked)
  expect(reply.status).toBe(201)
  return reply.body.id
}

async function previewOf(caseId: string) {
  const [row] = await readProposals(api.db, await aViewer(api.db, 'li.guohua'), { caseId })
  return { state: row?.previewState, failure: row?.previewFailure, result: row?.previewResult }
}

describe('a proposal', () => {
  test('is queued for a rehearsal with its own write, and the runner is woken', async () => {
    const id = await aProposal()
    expect(woken).toBe(1)
    expect(await previewOf(id)).toMatchObject({ state: 'queued' })
  })

  test('leaves nothing queued when it is refused', async () => {
    await aProposal()
    const again = {
      rule: 'ledger.rate.min',
      value: 0.8,
      effectiveFrom: '2026-04-01',
      reason: '再提',
    }
    expect((await api.as('li.guohua').post('/api/rules/proposals', again)).status).toBe(409)
    const [row] = await api.db.execute<{ n: number }>('select count(*)::int as n from rule_preview')
    expect(row?.n).toBe(1)
  })

  test.each([
    [{ value: -1 }, 'value', 'rule.value-negative'],
    [{ value: 1.2 }, 'value', 'rule.value-no-ratio'],
    [{ value: 0.95 }, 'value', 'rule.value-same'],
    [{ rule: 'watch.days', value: 60.5 }, 'value', 'rule.value-not-whole'],
    [{ rule: 'watch.days', value: 4000 }, 'value', 'rule.value-out-of-bounds'],
    [{ effectiveFrom: '2026-03-17' }, 'effectiveFrom', 'rule.date-past'],
    [{ effectiveFrom: '2026-02-30' }, 'effectiveFrom', 'request.invalid'],
    [{ effectiveFrom: '9999-01-01' }, 'effectiveFrom', 'rule.date-far'],
    [{ value: '0.9' }, 'value', 'request.invalid'],
    [{ value: null }, 'value', 'request.invalid'],
    [{ reason: ' ' }, 'reason', 'request.invalid'],
  ])('of %j is refused at its field', async (over, field, code) => {
    const asked = {
      rule: 'ledger.rate.min',
      value: 0.9,
      effectiveFrom: '2026-04-01',
      reason: '试行',
    }
    const reply = await api.as('bao.chen').post('/api/rules/proposals', { ...asked, ...over })
    expect(reply).toMatchObject({ status: 422, body: { code, field } })
  })

  test('about a rule there is not is not found', async () => {
    const asked = { rule: 'no.such.rule', value: 1, effectiveFrom: '2026-04-01', reason: '试行' }
    expect((await api.as('bao.chen').post('/api/rules/proposals', asked)).status).toBe(404)
  })
})

describe('the rehearsal', () => {
  test('runs the last year under both values and keeps the difference', async () => {
    await aCase(api.db, { number: 'WT-2026-0001' })
    const hidden = await aCase(api.db, { number: 'WT-2026-0002' })
    await recused(api.db, hidden, 'chen.wei')
    const id = await aProposal()
    expect(await rehearseNext({ ...deps(), program: aProgram('strict') }, forever)).toBe(true)
    expect(await previewOf(id)).toMatchObject({
      state: 'done',
      failure: null,
      result: {
        from: '2025-03-18',
        to: '2026-03-18',
        cases: 1,
        leftOut: 1,
        before: 1,
        after: 0,
        changes: [{ change: 'disappears', kind: 'interview', because: ['WT-2026-0001'] }],
      },
    })
    expect(await rehearseNext(deps(), forever)).toBe(false)
  })

  test('of a bureau without issues has nothing to go through, and says so', async () => {
    const id = await aProposal()
    await rehearseNext({ ...deps(), program: '/nowhere' }, forever)
    expect(await previewOf(id)).toMatchObject({ state: 'done', result: { cases: 0, changes: [] } })
  })

  test.each([
    ['endless', 'time-limit', { limitMs: 1500 }],
    ['broken', 'error', {}],
    ['babbling', 'unreadable', {}],
    ['greedy', 'memory', {}],
  ] as const)('that is %s fails as %s', async (program, failure, limits) => {
    await aCase(api.db, { number: 'WT-2026-0001' })
    const id = await aProposal()
    await rehearseNext({ ...deps(), ...limits, program: aProgram(program) }, forever)
    expect(await previewOf(id)).toMatchObject({ state: 'failed', failure })
  })

  test('where its program is not there fails as unavailable, and can be asked for again', async () => {
    await aCase(api.db, { number: 'WT-2026-0001' })
    const id = await aProposal()
    await rehearseNext({ ...deps(), program: '/nowhere/rehearse.ts' }, forever)
    expect(await previewOf(id)).toMatchObject({ state: 'failed', failure: 'unavailable' })
    expect((await api.as('bao.chen').post(`/api/rules/proposals/${id}/preview`)).status).toBe(202)
    expect((await api.as('bao.chen').post(`/api/rules/proposals/${id}/preview`)).status).toBe(409)
    await rehearseNext({ ...deps(), program: aProgram('strict') }, forever)
    expect(await previewOf(id)).toMatchObject({ state: 'done' })
  })

  test('is killed when the service stops, and taken up again afterwards', async () => {
    await aCase(api.db, { number: 'WT-2026-0001' })
    const id = await aProposal()
    const running = startRehearsals({ ...deps(), program: aProgram('endless') })
    await expect.poll(() => previewOf(id), { timeout: 30_000 }).toMatchObject({ state: 'running' })
    // Nobody else takes it up meanwhile.
    expect(await rehearseNext({ ...deps(), program: aProgram('strict') }, forever)).toBe(false)
    await running.stop()
    expect(await previewOf(id)).toMatchObject({ state: 'queued' })
    const next = startRehearsals({ ...deps(), program: aProgram('strict') })
    await expect.poll(() => previewOf(id), { timeout: 30_000 }).toMatchObject({ state: 'done' })
    await next.stop()
  })

  test('runs one at a time', async () => {
    await aCase(api.db, { number: 'WT-2026-0001' })
    const [first, second] = [await aProposal(), await aProposal('watch.days', 60)]
    const program = aProgram('strict')
    const took = await Promise.all([
      rehearseNext({ ...deps(), program }, forever),
      rehearseNext({ ...deps(), program }, forever),
    ])
    expect(took.sort()).toEqual([false, true])
    const states = [await previewOf(first), await previewOf(second)].map(({ state }) => state)
    expect(states.sort()).toEqual(['done', 'queued'])
  })
})
