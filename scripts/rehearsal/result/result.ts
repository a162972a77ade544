/** What a rehearsal has led to: sorted, and the same each time the same file is run. Instants are Shanghai ISO. */
export type Result = {
  readonly name: string
  readonly clock: { readonly from: string; readonly to: string }
  readonly cases: readonly CaseResult[]
  readonly tasks: readonly TaskResult[]
  readonly consequences: readonly ConsequenceResult[]
  readonly rates: readonly RateResult[]
  readonly notices: readonly NoticeResult[]
  readonly refused: readonly RefusedResult[]
}

export type CaseResult = {
  /** WT-2026-0001; a case that has none yet is called by its name in the file or by when it was opened. */
  readonly number: string
  readonly kind: string
  /** Its name in the file. */
  readonly id?: string
  readonly section: string | null
  /** open, closed (by its unit), ended */
  readonly status: string
  readonly outcome?: string
  readonly dueDate?: string
  /** The number of the case it came from. */
  readonly linkedTo?: string
  readonly recognition?: string
  /** What happened to it, in order: stages reached, and what took it back. */
  readonly steps: readonly { readonly step: string; readonly at: string }[]
}

export type TaskResult = {
  readonly case: string
  readonly kind: string
  readonly round: number
  readonly assignee: string | null
  /** Whose inbox it is in while nobody has it: `role@section`, `role@*`. */
  readonly candidates?: string
  readonly createdAt: string
  /** From this instant it is overdue; `dueDate` is the day before. */
  readonly dueAt: string | null
  readonly dueDate: string | null
  readonly completedAt: string | null
  readonly completedBy: string | null
  readonly outcome?: string
  /** How it ended where nobody completed it: returned, withdrawn, lapsed, interrupted. */
  readonly ending?: string
  readonly endedAt?: string
  readonly reminders: number
  /** Who heard of it because it was late, one after the other: roles. */
  readonly escalations: readonly string[]
}

export type ConsequenceResult = {
  readonly kind: string
  readonly section: string | null
  readonly person: string | null
  readonly at: string
  readonly rule: string
  readonly ruleVersion: number
  readonly threshold: number | null
  readonly value: number | null
  readonly because: readonly string[]
  readonly period?: string
  /** The case that it was imposed in. */
  readonly case: string
  readonly until?: string
  readonly liftedAt?: string
}

export type RateResult = {
  readonly section: string
  readonly period: string
  readonly closed: number
  readonly due: number
  readonly rate: number | null
}

export type NoticeResult = {
  readonly to: string
  readonly kind: string
  readonly at: string
  readonly case: string | null
  readonly task?: string
}

export type RefusedResult = {
  /** The event's place in the file, counted from 0; null where a behaviour was refused. */
  readonly event: number | null
  readonly behaviour?: number
  readonly line: number
  readonly at: string
  readonly operation: string
  readonly by: string | null
  readonly case?: string
  readonly task?: string
  readonly error: string
  readonly detail: { readonly zh: string; readonly en: string }
  readonly field?: string
}
