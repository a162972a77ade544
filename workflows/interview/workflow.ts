import { imposeConsequence } from '../consequences.ts'
import type { CaseInput } from '../kit/case-input.ts'
import { openCase } from '../kit/open-case.ts'
import type { CaseResult } from '../kit/walk.ts'
import { interviewProcedure } from './definition.ts'
import { registerCommitments } from './effects.ts'
import type { InterviewFacts } from './rules.ts'

/** 约谈: held in time, acknowledged by the person, and what they commit to becomes issues (domain §5.6). */
export async function interview(input: CaseInput<InterviewFacts>): Promise<CaseResult> {
  const c = openCase(interviewProcedure, input)
  const { person, decidedBy } = input.facts
  c.effect(imposeConsequence.of({ kind: 'interview', personId: person, decidedBy }))

  return c.walk(input.startAt, {
    async hold() {
      await c.task('hold')
      return 'acknowledge'
    },

    async acknowledge() {
      const { outcome } = await c.task('acknowledge')
      if (outcome === 'returned') return c.back('hold')
      c.effect(registerCommitments.of({}))
      return c.end('committed')
    },
  })
}
