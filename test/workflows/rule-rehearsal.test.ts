import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '../../api/log.ts'
import { rehearseNext } from '../../api/rules/rehearsal/preview-runner.ts'
import { rehearseProgram } from '../../api/rules/rehearsal/run-rehearsal.ts'
import { queuePreview } from '../../db/rule-previews.ts'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { anIssue, answer } from '../support/issue-bureau.ts'

let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
})
afterAll(() => bureau.close())

const filed = { measures: '已整改', evidence: [] }

/** The product's own rehearsal, in its own process, on the bureau's own year. */
test.runIf(existsSync(rehearseProgram))(
  'a shorter limit would have put under supervision what was done in time',
  async () => {
    const slow = await anIssue(bureau)
    const quick = await anIssue(bureau, { responsible: 'sun.yue' })
    await anIssue(bureau, { responsible: 'zhao.min', deadline: '2026-02-25' })
    await bureau.until('2026-01-16T10:00')
    await answer(bureau, 'sun.yue', quick, 'issue.rectify', filed)
    await answer(bureau, 'chen.wei', quick, 'issue.confirm', {})
    await answer(bureau, 'hu.lin', quick, 'issue.verify', {})
    await bureau.until('2026-02-03T10:00')
    await answer(bureau, 'liu.yang', slow, 'issue.rectify', filed)
    await answer(bureau, 'chen.wei', slow, 'issue.confirm', {})
    await answer(bureau, 'hu.lin', slow, 'issue.verify', {})
    await bureau.until('2026-03-03T09:00')
    const before = await bureau.db.execute('select kind, "at"::text as at from consequence')

    const rule = 'issue.rectify.days'
    const asked = {
      rule,
      value: 20,
      effectiveFrom: '2026-03-09',
      reason: '多数问题二十日内可以整改到位',
    }
    const { body } = await bureau.call('bao.chen', 'POST', '/api/rules/proposals', asked)
    await bureau.db.transaction((tx) => queuePreview(tx, body.id, bureau.clock.now()))
    const { signal } = new AbortController()
    const deps = { db: bureau.db, clock: bureau.clock, log: createLog('warn') }
    expect(await rehearseNext(deps, signal)).toBe(true)

    const { body: shown } = await bureau.call('li.guohua', 'GET', `/api/rules/proposals/${body.id}`)
    const number = (await bureau.caseOf(slow))?.['number']
    expect(shown.preview).toMatchObject({
      state: 'done',
      failure: null,
      result: {
        cases: 3,
        leftOut: 0,
        // As the bureau had it: only the one with a deadline of its own was late.
        before: before.length,
        after: before.length + 1,
        changes: [
          {
            change: 'appears',
            kind: 'supervise',
            section: '行政审批科',
            person: '刘洋',
            because: [{ name: number }],
          },
        ],
      },
    })
    expect(before).toHaveLength(1)
    const done = await bureau.call('li.guohua', 'POST', '/api/rules/approve', { rule })
    expect(done).toMatchObject({ status: 200 })
  },
)
