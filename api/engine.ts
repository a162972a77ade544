import type { TaskAct, Word } from '../workflows/kit/messages.ts'

/** What the engine said to an act: carried out, or refused with a stable code. */
export type EngineReply =
  | { readonly done: true; readonly nextTaskId: string | null }
  | { readonly done: false; readonly code: string }

export type CaseStart = {
  readonly caseId: string
  readonly procedure: string
  readonly startAt: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** A duty done by a person for a day its calendar names (YYYY-MM-DD). */
export type DutyByHand = { readonly duty: string; readonly nominal: string; readonly by: string }

/**
 * The durable engine as the API sees it. Every start also has an outbox row, so a start that fails
 * here is done by the relay later. Methods throw `EngineUnavailable` when the engine is away.
 */
export type Engine = {
  /** Starts a case once, however often it is tried; with `untilOpen` returns when its first task can be read. */
  readonly start: (start: CaseStart, options?: { readonly untilOpen?: boolean }) => Promise<void>
  /** An act; returns once what it did can be read. Sent twice, it acts once. */
  readonly act: (caseId: string, act: TaskAct) => Promise<EngineReply>
  /** Counts a case's open deadlines again after a change of calendar; a finished case is left alone. */
  readonly recompute: (caseId: string) => Promise<void>
  /** Word from outside for a case; twice under one key it is heard once. A finished case hears nothing. */
  readonly tell: (caseId: string, word: Word, key: string) => Promise<void>
  /** Does a duty for a day at once; returns when it is done. One done before is left as it is. */
  readonly runDuty: (run: DutyByHand) => Promise<void>
  readonly healthy: () => Promise<boolean>
}

export class EngineUnavailable extends Error {}
