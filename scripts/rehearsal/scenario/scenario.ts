import type { Role } from '../../../workflows/kit/definition.ts'
import type { After } from './moment.ts'
import type { Organization } from './scenario-schema.ts'

export type Values = Readonly<Record<string, unknown>>

/** Which task an event is about: of a kind, in a case when it is named. */
export type TaskRef = {
  readonly kind: string
  readonly case?: string | undefined
  readonly section?: string | undefined
}

/** Something a person does at a moment, or `system.down`. */
export type ScenarioEvent = {
  /** Its place in the file, counted from 0, and its line. */
  readonly index: number
  readonly line: number
  readonly atMs: number
  readonly as?: string | undefined
  readonly do: string
  readonly id?: string | undefined
  readonly task?: TaskRef | undefined
  readonly with?: Values | undefined
  readonly outcome?: string | undefined
  /** Stops the run when it is refused. */
  readonly must: boolean
}

/** What people do with tasks that no event is about; the first that fits counts. */
export type Behaviour = {
  readonly index: number
  readonly line: number
  /** A kind, `issue.*`, or `*`. */
  readonly task: string
  readonly section?: string | undefined
  readonly role?: Role | undefined
  readonly severity?: string | undefined
  readonly case?: string | undefined
  readonly after: After
  readonly chance?: number | undefined
  readonly with?: Values | undefined
  readonly outcome?: string | undefined
}

/** A scenario that was read; instants are epoch milliseconds. */
export type Scenario = {
  readonly file: string
  readonly name: string
  readonly fromMs: number
  readonly toMs: number
  readonly seed: number
  /** The shipped sample, an organization written out, or the path of a file with one. */
  readonly bureau: string | Organization
  readonly rules: Readonly<Record<string, number>>
  /** In time order; of one minute as the file has them. */
  readonly events: readonly ScenarioEvent[]
  readonly behaviour: readonly Behaviour[]
}
