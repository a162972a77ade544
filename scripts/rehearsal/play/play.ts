import type { Stand } from '../../../db/rehearsal/stand.ts'
import { PlainError } from '../../stack/plain-error.ts'
import { SYSTEM_DOWN } from '../scenario/known-names.ts'
import { readMoment, shanghaiIso } from '../scenario/moment.ts'
import type { ScenarioEvent } from '../scenario/scenario.ts'
import { createDutyRuns } from './duty-runs.ts'
import { createOutage } from './outage.ts'
import { createPassage } from './passage.ts'
import { perform } from './perform.ts'
import { createPlayers } from './players.ts'
import type { World } from './world.ts'

/** More acts than this in one minute are people who answer each other for ever. */
const TOO_MANY = 20_000

export type Hooks = {
  readonly say: (line: string) => void
  /** Told where business time is. */
  readonly onMoment: (ms: number) => void
  readonly signal: AbortSignal
}

/**
 * Plays a scenario from its beginning to its end. It stops at each moment at which something happens: first
 * what the clock does by itself, then duties, then events in the file's order, then everyone else.
 * @throws PlainError when an event is refused that must not be
 */
export async function play(world: World, hooks: Hooks): Promise<void> {
  const { bureau, scenario } = world
  const passage = createPassage(bureau, hooks.say)
  const players = createPlayers(world)
  const dutyRuns = createDutyRuns(bureau, scenario)
  const outage = createOutage(bureau, hooks.say)
  const { ahead } = world

  try {
    for (let now = scenario.fromMs; now <= scenario.toMs; ) {
      hooks.signal.throwIfAborted()
      hooks.onMoment(now)
      now = await momentAfter(now, await playMoment(now))
    }
  } finally {
    await outage.close()
  }

  async function playMoment(now: number): Promise<Stand> {
    if ((outage.untilMs() ?? Number.POSITIVE_INFINITY) <= now) await outage.end(now)
    await passage.reach(now)
    let stand = await passage.settle()
    if (bureau.isUp() && (await dutyRuns.doDue())) stand = await passage.settle()
    for (let event = ahead[0]; event && event.atMs <= now; event = ahead[0]) {
      ahead.shift()
      if (event.do === SYSTEM_DOWN) await outage.begin(backMs(event))
      else await doEvent(world, event)
      stand = await passage.settle()
    }
    for (let acts = 0; bureau.isUp(); acts += 1) {
      await players.lookAround(stand.opened)
      if (!(await players.actOnce())) break
      stand = await passage.settle()
      if (acts > TOO_MANY) {
        throw new PlainError(`people answer each other for ever (${shanghaiIso(now)})`)
      }
    }
    return stand
  }

  /** While the system is down nothing happens by itself; people may still send something in. */
  async function momentAfter(now: number, stand: Stand): Promise<number> {
    const isUp = bureau.isUp()
    const next = [
      ahead[0]?.atMs,
      outage.untilMs(),
      isUp ? players.nextMs() : undefined,
      isUp ? stand.nextMs : undefined,
      isUp ? await dutyRuns.nextMs() : undefined,
    ].filter((ms) => ms !== undefined)
    const soonest = Math.min(...next, Number.POSITIVE_INFINITY)
    if (soonest <= scenario.toMs) return Math.max(soonest, now)
    return now < scenario.toMs ? scenario.toMs : Number.POSITIVE_INFINITY
  }
}

const backMs = (event: ScenarioEvent): number =>
  readMoment(String(event.with?.['until']))?.ms ?? event.atMs

async function doEvent(world: World, event: ScenarioEvent): Promise<void> {
  const { by, task, why } = await perform(world, event)
  if (!why) return
  if (event.must) {
    throw new PlainError(
      `${world.scenario.file}:${event.line}  ${event.do} must succeed and was refused: ${why.detail.zh} / ${why.detail.en} (${why.error}${why.field ? `, ${why.field}` : ''})`,
    )
  }
  world.refused.push({
    event: event.index,
    behaviour: null,
    line: event.line,
    atMs: world.bureau.nowMs(),
    operation: event.do,
    by,
    caseId: task?.caseId ?? null,
    task: event.task?.kind ?? null,
    ...why,
  })
}
