import type { CaseInput } from '../kit/case-input.ts'
import { openCase } from '../kit/open-case.ts'
import type { CaseResult } from '../kit/walk.ts'
import { surveyProcedure } from './definition.ts'
import { askVerdict, closeSurvey, extendSurvey } from './effects.ts'
import type { Asked } from './rules.ts'

/** What the engine knows of a survey: who is asked, and until when where a date is fixed. */
export type SurveyFacts = { readonly asked: Asked; readonly closesOn?: string | undefined }

/** 满意度测评: open until its day, extended once for want of answers, then counted (domain §5.10). */
export async function survey(input: CaseInput<SurveyFacts>): Promise<CaseResult> {
  const c = openCase(surveyProcedure, input)
  const { asked, closesOn } = input.facts

  return c.walk(input.startAt, {
    async collect() {
      const until = closesOn
        ? ({ by: 'date', date: closesOn } as const)
        : ({ by: 'rule', rule: 'survey.open.days' } as const)
      await c.wait({ for: 'collect', until })
      let verdict = await c.ask(askVerdict, { asked })
      if (verdict === 'no-verdict') {
        const rule = 'survey.extend.days'
        c.effect(extendSurvey.of({ rule }))
        await c.wait({ for: 'collect', until: { by: 'rule', rule } })
        verdict = await c.ask(askVerdict, { asked })
      }
      c.effect(closeSurvey.of({ verdict }))
      return c.end(verdict)
    },
  })
}
