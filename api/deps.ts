import type { Logger } from 'pino'
import type { Database } from '../db/client.ts'
import type { Clock } from './clock.ts'
import type { Engine } from './engine.ts'
import type { Env } from './env.ts'
import type { NewId } from './new-id.ts'

/** Everything a route needs from outside, so that tests and rehearsals bring their own clock and ids. */
export type Deps = {
  readonly db: Database
  readonly clock: Clock
  readonly engine: Engine
  readonly log: Logger
  readonly env: Env
  readonly newId: NewId
}
