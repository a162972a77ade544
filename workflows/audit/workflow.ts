import type { CaseInput } from '../kit/case-input.ts'
import { openCase } from '../kit/open-case.ts'
import type { CaseResult } from '../kit/walk.ts'
import { auditProcedure } from './definition.ts'
import { settleAudit } from './effects.ts'

/** 台账审核: the closures drawn are checked, and what is false is taken back (domain §5.4). */
export async function audit(input: CaseInput): Promise<CaseResult> {
  const c = openCase(auditProcedure, input)

  return c.walk(input.startAt, {
    async check() {
      await c.task('check')
      c.effect(settleAudit.of({}))
      return c.end('checked')
    },
  })
}
