import { extendConsequence, imposeConsequence, liftConsequence } from '../consequences.ts'
import type { CaseInput } from '../kit/case-input.ts'
import { openCase } from '../kit/open-case.ts'
import type { CaseResult } from '../kit/walk.ts'
import { watchProcedure } from './definition.ts'
import { extended, monthlyChecks, type WatchFacts } from './rules.ts'

/** 作风观察名单: listed, checked month by month, reviewed at its end (domain §5.7). */
export async function watch(input: CaseInput<WatchFacts>): Promise<CaseResult> {
  const c = openCase(watchProcedure, input)
  let limit = input.facts
  let checks = monthlyChecks(limit)
  let releasedBy = 'system'

  c.words.on('released', ({ by }) => {
    if (typeof by === 'string') releasedBy = by
    return 'release'
  })
  // Beside the walk: a plan that is late holds up neither the checks nor the end of the time limit.
  void c.alongside('plan')

  return c.walk(input.startAt, {
    async check() {
      const [date, ...later] = checks
      if (!date) return 'review'
      await c.wait({ for: 'check', until: { by: 'date', date } })
      await c.task('check')
      // One that was late stands for those whose day has passed meanwhile.
      checks = later.filter((next) => next > c.clock.today())
      return 'check'
    },

    async review() {
      await c.wait({ for: 'review', until: { by: 'date', date: limit.until } })
      const { outcome, by } = await c.task('review')
      releasedBy = by
      if (outcome === 'released') return release()
      if (outcome === 'referred') {
        c.drop('plan')
        return c.end('referred')
      }
      limit = extended(limit)
      checks = monthlyChecks(limit)
      c.effect(extendConsequence.of({ kind: 'watch_listed', until: limit.until, by }))
      return 'check'
    },

    /** An appeal has done away with what it rested on. */
    release: async () => release(),
  })

  function release() {
    c.effect(liftConsequence.of({ kind: 'watch_listed', by: releasedBy }))
    c.effect(imposeConsequence.of({ kind: 'watch_released', decidedBy: [releasedBy] }))
    c.drop('plan')
    return c.end('released')
  }
}
