import { setTimeout as pause } from 'node:timers/promises'
import { armedUntil, isOutboxOpen } from '../../../db/rehearsal/moments.ts'
import type { RunningBureau } from '../engine/open-bureau.ts'

/** What falls due in a minute is done somewhere within it. */
const MINUTE_MS = 60_000
/** Engine minutes that something armed is given to happen before it counts as stuck. */
const TRIES = 3

/** How business time passes: the engine's clock is brought along, and what falls due is done first. */
export function createPassage(bureau: RunningBureau, say: (line: string) => void) {
  /** Armed and yet it never happens; waited for once. */
  const stuck = new Set<string>()
  const iso = () => new Date(bureau.nowMs()).toISOString()
  const dueNow = async () =>
    (await armedUntil(bureau.db, iso())).filter((armed) => !stuck.has(armed))

  async function idle(): Promise<void> {
    for (let quiet = 0; quiet < 2; ) {
      quiet = bureau.isIdle() ? quiet + 1 : 0
      await pause(quiet > 0 ? 0 : 1)
    }
  }

  /** Until everything that is due has happened, and nothing is under way. */
  async function settle(): Promise<void> {
    if (!bureau.isUp()) return
    await idle()
    for (let tries = 0; ; tries += 1) {
      const left = await dueNow()
      if (left.length === 0) return
      if (tries === TRIES) {
        for (const armed of left) stuck.add(armed)
        say(`armed, but nothing came of it: ${left.join(', ')}`)
        return
      }
      await bureau.time.sleep(MINUTE_MS)
      await idle()
    }
  }

  return {
    settle,
    /** Business time becomes this instant; what falls due by then has happened when this returns. */
    async reach(ms: number): Promise<void> {
      bureau.setNow(ms)
      if (!bureau.isUp()) return
      const isArmed = (await dueNow()).length > 0
      const target = isArmed ? ms + MINUTE_MS : ms
      const now = await bureau.time.businessMs()
      if (target > now) await bureau.time.sleep(target - now)
      if (isArmed) await settle()
    },
    /** Carries out what is stored and not done yet: cases to start, words to bring, deadlines to count again. */
    async relay(): Promise<void> {
      for (let rounds = 0; bureau.isUp() && rounds < 100; rounds += 1) {
        if (!(await isOutboxOpen(bureau.db, iso()))) return
        await bureau.relay()
        await idle()
      }
    },
  }
}
