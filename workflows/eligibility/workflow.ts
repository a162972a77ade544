import { imposeConsequence, liftConsequence } from '../consequences.ts'
import type { CaseInput } from '../kit/case-input.ts'
import { openCase } from '../kit/open-case.ts'
import type { CaseResult } from '../kit/walk.ts'
import { eligibilityProcedure } from './definition.ts'
import { type EligibilityFacts, lastDayOf, listOnWatch, releaseFromWatch } from './rules.ts'

/** 取消评优资格: proposed by rule, decided by people, lifted everywhere where it was wrong (domain §5.5). */
export async function eligibility(input: CaseInput<EligibilityFacts>): Promise<CaseResult> {
  const c = openCase(eligibilityProcedure, input)
  const { year, head, hearsHead } = input.facts

  return c.walk(input.startAt, {
    async hear() {
      await c.task('hear')
      return hearsHead ? 'hear-head' : 'confirm'
    },

    async 'hear-head'() {
      await c.task('hear-head')
      return 'confirm'
    },

    /** Two members, one after the other: the first is kept from the second round. */
    async confirm() {
      const decidedBy: string[] = []
      while (decidedBy.length < 2) {
        const { outcome, by } = await c.task('confirm')
        if (outcome === 'rejected') {
          c.effect(liftConsequence.of({ kind: 'eligibility_proposed', by }))
          return c.end('rejected')
        }
        decidedBy.push(by)
      }
      const until = lastDayOf(year)
      const kind = 'eligibility_cancelled'
      c.effect(imposeConsequence.of({ kind, personId: null, until, decidedBy }))
      if (head) c.effect(listOnWatch.of({ person: head }))
      return 'appeal'
    },

    /** It is in force meanwhile: what two members have confirmed is lifted only by a decision. */
    async appeal() {
      const { outcome } = await c.task('appeal')
      return outcome === 'appealed' ? 'decide-appeal' : c.end('accepted')
    },

    async 'decide-appeal'() {
      const { outcome, by } = await c.task('decide-appeal')
      if (outcome === 'upheld') return c.end('upheld')
      c.effect(liftConsequence.of({ kind: 'eligibility_proposed', by }))
      c.effect(liftConsequence.of({ kind: 'eligibility_cancelled', by }))
      const kind = 'eligibility_restored'
      c.effect(imposeConsequence.of({ kind, personId: null, decidedBy: [by] }))
      if (head) c.effect(releaseFromWatch.of({ by }))
      return c.end('overturned')
    },
  })
}
