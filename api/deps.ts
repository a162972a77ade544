import type { Logger } from 'pino'
import type { Database } from '../db/client.ts'
import type { Clock } from './clock.ts'
import type { Engine } from './engine.ts'
import type { Env } from './env.ts'

/** Rehearsals of proposed rules, where they run: in production, and not inside a rehearsal. */
export type Rehearsals = {
  /** A proposal was stored: look for work. */
  readonly wake: () => void
}

/** Everything a route needs from outside, so that tests and rehearsals bring their own clock. */
export type Deps = {
  readonly db: Database
  readonly clock: Clock
  readonly engine: Engine
  readonly log: Logger
  readonly env: Env
  /** Where it is absent, proposals are decided without one. */
  readonly rehearsals?: Rehearsals
}
