import { type BureauRows, readBureau } from '../../../db/rehearsal/directory.ts'
import type { RunningBureau } from '../engine/open-bureau.ts'
import { shanghaiDay } from '../scenario/moment.ts'
import type { Scenario, ScenarioEvent } from '../scenario/scenario.ts'
import { type Directory, directoryOf } from './directory.ts'
import type { Operation } from './operations.ts'
import type { Refused } from './refused.ts'

/** What an event's `id` stands for from then on: what it made, and all that the API answered. */
export type Made = { readonly id: string | undefined; readonly body: unknown }

/** A rehearsal on its way. */
export type World = {
  readonly scenario: Scenario
  readonly bureau: RunningBureau
  readonly operations: ReadonlyMap<string, Operation>
  readonly made: Map<string, Made>
  readonly refused: Refused[]
  /** Events that are still to come, in order. */
  readonly ahead: ScenarioEvent[]
  /** The bureau as it is today. */
  readonly directory: () => Promise<Directory>
  /** Who is who may have changed. */
  readonly forgetDirectory: () => void
}

export function newWorld(args: {
  readonly scenario: Scenario
  readonly bureau: RunningBureau
  readonly operations: ReadonlyMap<string, Operation>
}): World {
  let rows: Promise<BureauRows> | undefined
  let known: { readonly day: string; readonly directory: Directory } | undefined
  return {
    ...args,
    made: new Map(),
    refused: [],
    ahead: [...args.scenario.events],
    directory: async () => {
      const day = shanghaiDay(args.bureau.nowMs())
      rows ??= readBureau(args.bureau.db)
      const read = await rows
      if (known?.day !== day) known = { day, directory: directoryOf(read, day) }
      return known.directory
    },
    forgetDirectory: () => {
      rows = undefined
      known = undefined
    },
  }
}
