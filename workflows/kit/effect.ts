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
