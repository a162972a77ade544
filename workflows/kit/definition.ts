import type { z } from 'zod'

/** A label in both languages; Chinese is the one people see first. */
export type Text = { readonly zh: string; readonly en: string }

/** Who a person can be (domain §1). `public` has no account. */
export const roles = [
  'staff',
  'head',
  'leader',
  'chief',
  'committee',
  'conduct_office',
  'discipline',
  'general_office',
  'supervisor',
  'commission',
  'admin',
  'security_admin',
  'auditor',
] as const
export type Role = (typeof roles)[number]
export const isRole = (text: string): text is Role => roles.some((role) => role === text)

/**
 * Who a step goes to: `responsible` is the case's responsible person, `assignee` the holder of the
 * task a side step is about; a role is held for the case's section, for the section of the task it
 * is about, or bureau-wide. `level-up` is one level above whoever has the task it is about.
 */
export type Assignment =
  | { readonly to: 'responsible' }
  | { readonly to: 'role'; readonly role: Role }
  | { readonly to: 'level-up' }

/** One way to answer a step: a button, with the form it asks for. */
export type StepOutcome = {
  readonly title: Text
  readonly form: z.ZodObject
  /** Names of form fields the engine may see: ids, dates and choices, never words. */
  readonly facts?: readonly string[]
  /** Names of form fields that become facts of the case itself. */
  readonly writes?: readonly string[]
  /** 'refuse' is drawn as the lesser button and asks for a reason. */
  readonly tone: 'go' | 'refuse'
  /** Gives the case its number (WT-YYYY-NNNN). */
  readonly numbers?: true
}

export type Step = {
  readonly title: Text
  /** What the inbox says there is to do, before the case's title. */
  readonly todo: Text
  /** The station of the five-step progress this step belongs to. */
  readonly stage: string
  readonly assign: Assignment
  /** Rule that limits the step, or 'case' for the case's own registered deadline. */
  readonly limit: string
  /**
   * The full ladder; `chief`, which leads to the chief instead of an interview; reminders only (steps that
   * are themselves an escalation); or `lapses`: a right and not
   * a duty (a hearing, an appeal), which nobody is late with and which is over when its time is.
   */
  readonly ladder: 'full' | 'chief' | 'reminders' | 'lapses'
  /** Steps whose doers may not take this one (nobody judges themselves). */
  readonly notBy?: readonly string[]
  /** Earlier steps a return (退回) may go to. */
  readonly returnsTo?: readonly string[]
  /** An extension (延期) may be asked for. */
  readonly extends: boolean
  /** Who decides on one and the rule that limits it, where that is not the next level and the usual rule. */
  readonly extension?: { readonly by: Role; readonly maxRule: string }
  /** What is said while the case waits for this step, where it never opens as a task. */
  readonly waits?: Text
  readonly outcomes: Readonly<Record<string, StepOutcome>>
}

export type Stage = { readonly id: string; readonly title: Text }

/** A procedure as data: what inbox, forms, case page and API are driven by. */
export type Procedure = {
  readonly id: string
  readonly title: Text
  /** Series of its numbers: WT gives WT-2026-0001. */
  readonly series: string
  readonly legal: Text
  /** Facts kept in `case.data` that whoever has a task of it is shown, by their names there. */
  readonly known?: Readonly<Record<string, Text>>
  readonly stages: readonly Stage[]
  readonly steps: Readonly<Record<string, Step>>
  readonly outcomes: Readonly<Record<string, { readonly title: Text; readonly closes: boolean }>>
}

export type StepName<P extends Procedure> = Extract<keyof P['steps'], string>
export type OutcomeName<P extends Procedure> = Extract<keyof P['outcomes'], string>

/**
 * What the engine learns from an answer: the outcome and its declared facts, never the words. A step that
 * may lapse can also end so.
 */
export type Answer<P extends Procedure, S extends StepName<P>> =
  | Given<P, S>
  | (P['steps'][S]['ladder'] extends 'lapses' ? Lapsed : never)

type Lapsed = {
  readonly outcome: 'lapsed'
  readonly facts: Readonly<Record<string, never>>
  readonly by: 'system'
}

type Given<P extends Procedure, S extends StepName<P>> = {
  [O in Extract<keyof P['steps'][S]['outcomes'], string>]: {
    readonly outcome: O
    readonly facts: FactsOf<P['steps'][S]['outcomes'][O]>
    readonly by: string
  }
}[Extract<keyof P['steps'][S]['outcomes'], string>]

type FactsOf<O extends StepOutcome> = O extends { readonly facts: readonly (infer Name)[] }
  ? Pick<z.infer<O['form']>, Extract<Name, keyof z.infer<O['form']>>>
  : Readonly<Record<string, never>>
