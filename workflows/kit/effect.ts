/** What one effect is given: ids, dates and choices, never words. */
export type Facts = Readonly<Record<string, unknown>>

/** Something a procedure does in Postgres beside its steps, written together with what it is noted for. */
export type Effect = { readonly effect: string; readonly facts: Facts }

/** One kind of effect. `activities/effects.ts` has one line for each, saying who carries it out. */
export type EffectKind<F extends Facts> = {
  readonly name: string
  readonly of: (facts: F) => Effect
}

/** Declares an effect of a procedure; named like `rule.enact`. */
export const effectKind = <F extends Facts>(name: string): EffectKind<F> => ({
  name,
  of: (facts) => ({ effect: name, facts }),
})

/** What a procedure has to know from Postgres to go on: a count, a rate. Asking changes nothing. */
export type Question = { readonly question: string; readonly facts: Facts }

/** One kind of question. `activities/questions.ts` has one line for each, saying who answers. */
export type QuestionKind<F extends Facts, A> = {
  readonly name: string
  readonly of: (facts: F) => Question
  /** Only a type: what the answer looks like. */
  readonly answers?: A
}

/**
 * Declares a question of a procedure; named like `survey.result`.
 * @public
 */
export const questionKind = <F extends Facts, A>(name: string): QuestionKind<F, A> => ({
  name,
  of: (facts) => ({ question: name, facts }),
})
