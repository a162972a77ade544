import { expect } from 'vitest'
import type { Bureau } from '../bureau.ts'
import { complaintsIn } from '../complaints.ts'
import { answer } from '../issue-bureau.ts'
import { runDuty } from '../run-duty.ts'
import { planted } from './planted.ts'
import type { Scenario } from './scenarios.ts'

const patience = { timeout: 30_000 }

/** A warning about a section's complaints, at its review by the discipline group. */
async function raised(bureau: Bureau, section: string): Promise<string> {
  await complaintsIn(bureau.db, '2026-01', 2, { sectionId: section, title: planted.title })
  await complaintsIn(bureau.db, '2026-02', 3, { sectionId: section, title: planted.title })
  await runDuty(bureau, 'risk-warning', '2026-02-10')
  const id = `warning-complaints-${section}-2026-02`
  await bureau.relay()
  await expect.poll(() => bureau.open(id, 'warning.review'), patience).toBeDefined()
  await bureau.call('wei.dong', 'POST', `/api/tasks/${id}.review.1/claim`)
  return id
}

const letter: Scenario = {
  name: 'warning-letter',
  async drive(bureau) {
    const id = await raised(bureau, 'permits')
    await bureau.until('2026-02-14T10:00')
    await answer(bureau, 'wei.dong', id, 'warning.review', { remark: planted.words }, 'letter')
    const measures = { measures: planted.measures, statement: planted.words }
    await answer(bureau, 'chen.wei', id, 'warning.acknowledge', measures)
    return { 'warning-letter': id }
  },
}

const dismissed: Scenario = {
  name: 'warning-dismissed',
  async drive(bureau) {
    const id = await raised(bureau, 'finance')
    await answer(bureau, 'wei.dong', id, 'warning.review', {}, 'letter')
    const back = await bureau.call('wei.dong', 'POST', `/api/tasks/${id}.review.1/withdraw`, {})
    expect(back).toMatchObject({ status: 200 })
    const reason = { reason: planted.words }
    await answer(bureau, 'wei.dong', id, 'warning.review', reason, 'dismissed')
    return { 'warning-dismissed': id }
  },
}

export const warningScenarios: readonly Scenario[] = [letter, dismissed]
