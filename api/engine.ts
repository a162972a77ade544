import type { TaskAct } from '../workflows/kit/messages.ts'

/** What the engine said to an act: carried out, or refused with a stable code. */
export type EngineReply =
  | { readonly done: true; readonly nextTaskId: string | null }
  | { readonly done: false; readonly code: string }

/**
 * The durable engine as the API sees it. Starts are by outbox (the relay calls `start`); acts are
 * Updates that return once the projection is written. Throws `EngineUnavailable` when it is away.
 */
export type Engine = {
  readonly start: (args: { readonly caseId: string; readonly procedure: string; readonly input: Readonly<Record<string, unknown>> }) => Promise<void>
  readonly act: (caseId: string, act: TaskAct) => Promise<EngineReply>
  readonly recompute: (caseId: string) => Promise<void>
  readonly healthy: () => Promise<boolean>
}

export class EngineUnavailable extends Error {}
