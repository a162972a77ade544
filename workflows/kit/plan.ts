import type { Assignment, Step } from './definition.ts'
import type { Effect, Facts } from './effect.ts'

/**
 * What the engine asks to be written, in one transaction and one local activity a step. Everything
 * in it has a business key, because an activity may run more than once.
 */
export type Plan = {
  readonly caseId: string
  /** Counts this case's writes: one that was applied already is not applied again. */
  readonly seq: number
  readonly procedure: string
  /** Business time of what is written (ISO instant). */
  readonly at: string
  readonly ended: readonly EndedTask[]
  readonly opened: readonly TaskToOpen[]
  readonly fired: readonly FiredRung[]
  readonly marks: readonly Mark[]
  readonly effects: readonly Effect[]
  readonly wait?: Wait & { readonly round: number }
  readonly spawn?: LinkedCase
  /** Ends the case. */
  readonly end?: { readonly outcome: string; readonly closes: boolean }
}

export type EndedTask = {
  readonly taskId: string
  readonly ending: 'completed' | 'returned' | 'withdrawn' | 'interrupted' | 'lapsed'
  readonly at: string
  readonly by: string
  readonly outcome?: string
  /** Where a return, withdrawal or interruption goes. */
  readonly to?: string
}

export type TaskToOpen = {
  readonly step: string
  readonly round: number
  readonly assign: Assignment
  readonly limit: Limit
  readonly ladder: Step['ladder']
  readonly notBy: readonly string[]
  /** Beside the walk: the case's own step stays where it is. */
  readonly side: boolean
  /** The task that a side step is about. */
  readonly aboutTaskId?: string | undefined
  /** An earlier round whose deadline, fired rungs and assignee this one keeps. */
  readonly sameClockAs?: string
  /** For an extension: the date asked for. */
  readonly asks?: { readonly until: string; readonly by: string } | undefined
}

/** How long a step has: by a rule, until a registered date, or as the case's own deadline says. */
export type Limit =
  | {
      readonly by: 'rule'
      readonly rule: string
      /** The day it counts from (YYYY-MM-DD), where that is not the day the step opens. */
      readonly from?: string | undefined
    }
  | { readonly by: 'date'; readonly date: string; readonly rule?: string }

export type FiredRung = {
  readonly ownerId: string
  readonly rung: string
  readonly firesAt: string
}

/** What the procedure says about the case itself. */
export type Mark =
  | { readonly mark: 'closed' }
  | { readonly mark: 'reopened'; readonly why: string }
  | { readonly mark: 'recognition'; readonly value: 'recognised' | 'not-fixed' | 'unreachable' }
  | { readonly mark: 'milestones'; readonly dates: readonly string[] }
  | { readonly mark: 'milestone-met'; readonly date: string }
  | { readonly mark: 'rebound' }
  | { readonly mark: 'returned'; readonly to: string }
  | { readonly mark: 'named-notice-proposed' }

/** A pause between steps: what opens, and when. */
export type Wait = {
  /** The step that opens afterwards. */
  readonly for: string
  readonly until:
    | { readonly by: 'rule'; readonly rule: string }
    | { readonly by: 'date'; readonly date: string; readonly aheadRule?: string }
}

/** A new case that this one gives rise to, with the same section and responsible person. */
export type LinkedCase = {
  readonly caseId: string
  readonly procedure: string
  readonly relation: string
  readonly severity: string
  readonly source: string
  readonly startAt: string
  readonly facts: Facts
}

/** Times as epoch milliseconds: what the engine's timers need. */
export type Clock = {
  readonly ownerId: string
  readonly dueAt: number | null
  readonly suspended: boolean
  readonly rungs: readonly { readonly rung: string; readonly at: number; readonly iso: string }[]
}

export type Written = { readonly clocks: readonly Clock[] }

/** A change of open clocks: suspended, resumed, extended, or counted again by a new calendar. */
export type Reclock = {
  readonly caseId: string
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly change:
    | { readonly kind: 'suspend'; readonly taskId: string }
    | { readonly kind: 'resume'; readonly taskId: string }
    | { readonly kind: 'extend'; readonly taskId: string; readonly until: string }
    | { readonly kind: 'recompute' }
}

/** The database activities that a case uses; implemented in `activities/`. */
export type CaseActivities = {
  advance: (plan: Plan) => Promise<Written>
  reclock: (reclock: Reclock) => Promise<Written>
}

/** Id of a task: one open task per (case, step, round). */
export const taskId = (caseId: string, step: string, round: number): string =>
  `${caseId}.${step}.${round}`

/** Owner id of a case's wait between steps. */
export const waitId = (caseId: string): string => `${caseId}.wait`
