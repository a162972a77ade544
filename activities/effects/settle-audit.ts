import { z } from 'zod'
import { answerOf } from '../../db/engine/answer-of.ts'
import { takeBackClosures } from '../../db/rates.ts'
import { interviewBelow } from '../interview-below.ts'
import { takeBackClosure } from '../take-back-closure.ts'
import type { Work } from '../work.ts'

const Kept = z.object({
  basis: z.object({ period: z.string() }),
  minimum: z.object({ rule: z.string(), version: z.number(), value: z.number() }),
})
const Answer = z.object({ falseClosures: z.record(z.string(), z.string()).default({}) })

/** What follows from a check of closures: those found false are taken back, and count as not closed. */
export async function settleAuditOf(work: Work): Promise<void> {
  const { tx, on, at } = work
  const { basis, minimum } = Kept.parse(on.data)
  const { answer, by } = await answerOf(tx, on.id, 'check')
  const found = Object.entries(Answer.parse(answer).falseClosures).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  for (const [caseId, reason] of found) await takeBackClosure(work, { caseId, reason, by })
  const cases = found.map(([caseId]) => caseId)
  const rates = await takeBackClosures(tx, { period: basis.period, cases, at })
  await interviewBelow(work, { rates, minimum, audit: on.id })
}
