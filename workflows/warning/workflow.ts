import { imposeConsequence, liftConsequence } from '../consequences.ts'
import type { CaseInput } from '../kit/case-input.ts'
import { openCase } from '../kit/open-case.ts'
import type { CaseResult } from '../kit/walk.ts'
import { warningProcedure } from './definition.ts'
import { writeLetter } from './effects.ts'

/** 风险预警: an indicator raised it; people decide on a reminder letter, the section answers with measures. */
export async function warning(input: CaseInput): Promise<CaseResult> {
  const c = openCase(warningProcedure, input)
  let sent = false

  async function review(step: 'review' | 'review-above') {
    const { outcome, by } = await c.task(step)
    if (outcome === 'dismissed') {
      // The letter had gone out, and was taken back before anybody had it in hand.
      if (sent) c.effect(liftConsequence.of({ kind: 'reminder_letter', by }))
      return c.end('dismissed')
    }
    c.effect(writeLetter.of({ by }))
    c.effect(imposeConsequence.of({ kind: 'reminder_letter', decidedBy: [by] }))
    sent = true
    return 'acknowledge' as const
  }

  return c.walk(input.startAt, {
    review: () => review('review'),
    'review-above': () => review('review-above'),

    async acknowledge() {
      await c.task('acknowledge')
      return c.end('acknowledged')
    },
  })
}
