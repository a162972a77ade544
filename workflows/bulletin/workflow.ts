import { draftDocument, signDocument } from '../document.ts'
import type { CaseInput } from '../kit/case-input.ts'
import { openCase } from '../kit/open-case.ts'
import type { CaseResult } from '../kit/walk.ts'
import { bulletinProcedure } from './definition.ts'
import type { BulletinFacts } from './rules.ts'

/** 通报: drafted from data, edited if need be, signed and published (domain §§5.5, 5.19). */
export async function bulletin(input: CaseInput<BulletinFacts>): Promise<CaseResult> {
  const c = openCase(bulletinProcedure, input)
  const { document } = input.facts
  c.effect(draftDocument.of(input.facts))

  return c.walk(input.startAt, {
    async sign() {
      const answer = await c.task('sign')
      if (answer.outcome === 'returned') return 'edit'
      c.effect(signDocument.of({ document, by: answer.by, version: answer.facts.version }))
      return c.end('published')
    },

    async edit() {
      const { outcome } = await c.task('edit')
      if (outcome === 'redrafted') c.effect(draftDocument.of(input.facts))
      return 'sign'
    },
  })
}
