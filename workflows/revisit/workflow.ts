import { openIssue } from '../issue/effects.ts'
import type { CaseInput } from '../kit/case-input.ts'
import { openCase } from '../kit/open-case.ts'
import type { CaseResult } from '../kit/walk.ts'
import { reserveCase } from '../reserve.ts'
import { revisitProcedure } from './definition.ts'
import { needsAssessing, type RevisitFacts } from './rules.ts'

/** 企业回访: visited within a month of completion, or the enterprise answers by itself (domain §5.3). */
export async function revisit(input: CaseInput<RevisitFacts>): Promise<CaseResult> {
  const c = openCase(revisitProcedure, input)
  c.words.on('answered', (found) => (needsAssessing(found) ? 'assess' : 'thank'))

  return c.walk(input.startAt, {
    async visit() {
      const answer = await c.task('visit', { from: input.facts.completedOn })
      if (answer.outcome === 'unreachable') return 'close-unreachable'
      return needsAssessing(answer.facts) ? 'assess' : c.end('satisfied')
    },

    async 'close-unreachable'() {
      const { outcome } = await c.task('close-unreachable')
      return outcome === 'returned' ? c.back('visit') : c.end('unreachable')
    },

    async assess() {
      const answer = await c.task('assess')
      if (answer.outcome === 'clue') {
        c.effect(reserveCase.of({ role: 'discipline' }))
        return 'clue'
      }
      if (answer.outcome === 'nothing') return c.end('satisfied')
      c.effect(openIssue.of({ from: 'assess', source: 'revisit' }))
      return c.end('issue-opened')
    },

    async clue() {
      await c.task('clue')
      return c.end('clue')
    },

    /** The enterprise answered by itself and found nothing wrong: nobody needs to come. */
    async thank() {
      return c.end('satisfied')
    },
  })
}
