import type { CaseInput } from '../kit/case-input.ts'
import { openCase } from '../kit/open-case.ts'
import type { CaseResult } from '../kit/walk.ts'
import { ruleChangeProcedure } from './definition.ts'
import { enactNegativeList, enactRule } from './effects.ts'
import type { RuleChangeFacts } from './rules.ts'

/** 规则调整: proposed by one person, decided by another, in force from its day (domain §2). */
export async function ruleChange(input: CaseInput<RuleChangeFacts>): Promise<CaseResult> {
  const c = openCase(ruleChangeProcedure, input)
  const { facts } = input
  c.words.on('withdraw', () => 'withdrawn')

  return c.walk(input.startAt, {
    async approve() {
      const { outcome, by } = await c.task('approve')
      if (outcome === 'rejected') return c.end('rejected')
      const { effectiveFrom } = facts
      c.effect(
        facts.of === 'rule'
          ? enactRule.of({ rule: facts.rule, value: facts.value, effectiveFrom, by })
          : enactNegativeList.of({ effectiveFrom, by }),
      )
      return c.end('enacted')
    },

    /** 撤回: by whoever proposed it, as long as nobody has decided. */
    async withdrawn() {
      return c.end('withdrawn')
    },
  })
}
