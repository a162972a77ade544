import { readBureau } from '../../db/rehearsal/directory.ts'
import { readOutcome } from '../../db/rehearsal/outcome.ts'
import { overrideRules } from '../../db/rehearsal/override-rules.ts'
import type { SeedBureau } from '../../db/seed-bureau.ts'
import { prepareDatabase } from '../../db/setup.ts'
import { childId } from '../../workflows/kit/child-id.ts'
import { openBureau } from './engine/open-bureau.ts'
import { createDatabase, type TemporaryPostgres } from './engine/temporary-postgres.ts'
import { directoryOf } from './play/directory.ts'
import type { Operation } from './play/operations.ts'
import { type Hooks, play } from './play/play.ts'
import { newWorld } from './play/world.ts'
import { assemble } from './result/assemble.ts'
import type { Result } from './result/result.ts'
import { SYSTEM_DOWN } from './scenario/known-names.ts'
import { shanghaiDay } from './scenario/moment.ts'
import type { Scenario } from './scenario/scenario.ts'

/** What every rehearsal of one command shares. */
export type Stage = {
  readonly postgres: TemporaryPostgres
  readonly testServer: string
  readonly bundle: string
  readonly operations: ReadonlyMap<string, Operation>
  readonly hooks: Hooks
}

/** Rehearses a scenario in a database and an engine of its own, with rules brought to other values. */
export async function rehearse(
  stage: Stage,
  args: {
    readonly database: string
    readonly scenario: Scenario
    readonly bureau: SeedBureau
    readonly rules: Readonly<Record<string, number>>
  },
): Promise<Result> {
  const { scenario } = args
  const today = shanghaiDay(scenario.fromMs)
  const url = await createDatabase(stage.postgres, args.database)
  await prepareDatabase({ url, sample: false, bureau: args.bureau, today })
  let ids = 0
  const bureau = await openBureau({
    databaseUrl: url,
    testServer: stage.testServer,
    bundle: stage.bundle,
    beginMs: scenario.fromMs,
    dated: true,
    mayStop: scenario.events.some((event) => event.do === SYSTEM_DOWN),
    newId: () => {
      ids += 1
      return childId(`rehearsal ${scenario.seed}`, String(ids))
    },
  })
  try {
    await overrideRules(bureau.db, { rules: args.rules, from: today })
    const world = newWorld({ scenario, bureau, operations: stage.operations })
    await play(world, stage.hooks)
    return assemble({
      scenario,
      outcome: await readOutcome(bureau.db),
      directory: directoryOf(await readBureau(bureau.db), shanghaiDay(scenario.toMs)),
      made: world.made,
      refused: world.refused,
    })
  } finally {
    await bureau.close()
  }
}
