import { effectKind, questionKind } from '../kit/effect.ts'
import type { Asked, Verdict } from './rules.ts'

/** Too few answers: it stays open once more, for as long as the rule says. */
export const extendSurvey = effectKind<{ readonly rule: string }>('survey.extend')

/**
 * Closes the survey and keeps what it came to. With `redo` the issues it is about reopen; the case that
 * ordered it hears the verdict.
 */
export const closeSurvey = effectKind<{ readonly verdict: Verdict }>('survey.close')

/** What the answers come to by now. */
export const askVerdict = questionKind<{ readonly asked: Asked }, Verdict>('survey.verdict')
