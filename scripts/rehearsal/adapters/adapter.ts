import type { Directory } from '../play/directory.ts'
import type { Made } from '../play/world.ts'
import type { ScenarioEvent, Values } from '../scenario/scenario.ts'

/** What an adapter may look at. */
export type Asked = {
  readonly event: Pick<ScenarioEvent, 'do' | 'outcome'>
  readonly directory: Directory
  /** YYYY-MM-DD */
  readonly today: string
  /** What an earlier event made, by its name. */
  readonly made: (name: unknown) => Made | undefined
}

/**
 * How an operation is written in a scenario where that differs from how the API has it. What it does not
 * mention goes through as it is.
 */
export type Adapter = {
  /** The operationId, where the scenario's name is another. */
  readonly operation?: string
  /** Who does it when the event names nobody: a role, or `public`. */
  readonly by?: string
  /** From the values of `with` to those of the API. */
  readonly values?: (values: Values, asked: Asked) => Values
}
