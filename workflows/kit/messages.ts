import type { Facts } from './effect.ts'

/**
 * Word from outside the case: another case, a duty, somebody without an account. `why` and facts are ids,
 * dates and choices; what was said stays in Postgres.
 */
export type Word = { readonly word: string; readonly facts: Facts }

/**
 * An act that decides or moves a clock, bound to a task and its round so that a late or doubled
 * answer cannot act twice. What the person wrote stays in Postgres (`submission`).
 */
export type TaskAct = {
  readonly taskId: string
  readonly round: number
  readonly by: string
  /** When the person acted, by the API's clock (ISO instant). */
  readonly at: string
} & (
  | {
      readonly act: 'complete'
      readonly outcome: string
      readonly facts: Readonly<Record<string, unknown>>
    }
  | { readonly act: 'return'; readonly to: string }
  | { readonly act: 'withdraw'; readonly step: string }
  | { readonly act: 'extension'; readonly until: string }
  | { readonly act: 'suspend' }
  | { readonly act: 'resume' }
)
