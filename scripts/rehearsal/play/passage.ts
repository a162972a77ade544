import { setImmediate as turn } from 'node:timers/promises'
import { readStand, type Stand } from '../../../db/rehearsal/stand.ts'
import type { RunningBureau } from '../engine/open-bureau.ts'

/** What falls due in a minute is done somewhere within it. */
const MINUTE_MS = 60_000
/** Engine minutes that something armed is given to happen before it counts as stuck. */
const TRIES = 3
/** More rounds than this of what brings about something else, without anybody acting, do not end. */
const ROUNDS = 1_000

/** How business time passes: the engine's clock is brought along, and what falls due is done before anybody acts. */
export function createPassage(bureau: RunningBureau, say: (line: string) => void) {
  /** Armed and yet it never happens; waited for once. */
  const stuck = new Set<string>()
  let since = bureau.nowMs()

  const look = async (): Promise<Stand> => {
    const stand = await readStand(bureau.db, { now: iso(bureau.nowMs()), since: iso(since) })
    return { ...stand, due: stand.due.filter((armed) => !stuck.has(armed)) }
  }

  async function idle(): Promise<void> {
    for (let quiet = 0; quiet < 2; ) {
      quiet = bureau.isIdle() ? quiet + 1 : 0
      await turn()
    }
  }

  /** Brings the engine's clock to an instant of business time. */
  async function bring(ms: number): Promise<void> {
    const now = await bureau.time.businessMs()
    if (ms > now) await bureau.time.sleep(ms - now)
  }

  return {
    /** Business time becomes this instant. What happens from the instant before is looked at from now on. */
    async reach(ms: number): Promise<void> {
      since = bureau.nowMs()
      bureau.setNow(ms)
      if (bureau.isUp()) await bring(ms)
    },
    /**
     * Until everything that is due has happened, everything stored is carried out, and nothing is under way.
     * Answers where things stand then.
     */
    async settle(): Promise<Stand> {
      for (let round = 0, tries = 0; round < ROUNDS; round += 1) {
        const stand = await look()
        if (!bureau.isUp() || (!stand.outbox && stand.due.length === 0)) return stand
        if (stand.due.length > 0 && tries === TRIES) {
          for (const armed of stand.due) stuck.add(armed)
          say(`armed, but nothing came of it: ${stand.due.join(', ')}`)
        } else if (stand.due.length > 0) {
          await bring(bureau.nowMs() + MINUTE_MS * (1 + tries))
          tries += 1
        }
        if (stand.outbox) await bureau.relay()
        await idle()
      }
      throw new Error('one thing brings about another for ever')
    },
  }
}

const iso = (ms: number): string => new Date(ms).toISOString()
