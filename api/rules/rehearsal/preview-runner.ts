import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { Temporal } from 'temporal-polyfill'
import { stringify } from 'yaml'
import type { Database } from '../../../db/client.ts'
import { readLastYear } from '../../../db/last-year.ts'
import {
  failPreview,
  finishPreview,
  giveUpPreview,
  type PreviewJob,
  takePreview,
} from '../../../db/rule-previews.ts'
import { readRules } from '../../../db/rule-versions.ts'
import { today } from '../../../workflows/kit/calendar.ts'
import type { PreviewResult } from '../../../workflows/rule-change/preview.ts'
import type { Clock } from '../../clock.ts'
import type { Rehearsals } from '../../deps.ts'
import { changedConsequences } from './compare.ts'
import { RehearsalFailed, rehearseProgram, runRehearsal } from './run-rehearsal.ts'
import { scenarioOf } from './scenario.ts'

type RunnerDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
  /** Another program than the product's own, or another patience: for tests of what goes wrong. */
  readonly program?: string
  readonly limitMs?: number
}

/** Proposals are looked for when one is stored, and this often, for those of other processes. */
const everyMs = 30_000
/** A year takes a minute or two; two of them on a busy machine take longer. */
const LIMIT_MS = 15 * 60_000
/** A rehearsal begun this long ago was left by a process that fell. */
const ABANDONED_MINUTES = 45
const MAX_ATTEMPTS = 3
/** The newest issues of a bureau with more. */
const MAX_ISSUES = 1500

/**
 * Rehearses proposed rules one at a time, each in a process of its own with a database of its own: the bureau's
 * last year under the rules in force, and again with the proposed value. One that is interrupted is put back.
 */
export function startRehearsals(
  deps: RunnerDeps,
): Rehearsals & { readonly stop: () => Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  let wake = new AbortController()
  const loop = (async () => {
    while (!signal.aborted) {
      const worked = await rehearseNext(deps, signal).catch((error: unknown) => {
        if (!signal.aborted) deps.log.warn({ err: error }, 'rehearsals could not work')
        return false
      })
      if (worked) continue
      const until = AbortSignal.any([signal, wake.signal])
      await sleep(everyMs, undefined, { signal: until }).catch(() => undefined)
      if (wake.signal.aborted) wake = new AbortController()
    }
  })()
  return {
    wake: () => wake.abort(),
    stop: async () => {
      stopping.abort()
      await loop
    },
  }
}

/** Takes up the next rehearsal that waits; false when none does. */
export async function rehearseNext(deps: RunnerDeps, signal: AbortSignal): Promise<boolean> {
  const { db, clock, log } = deps
  const at = clock.now()
  const abandonedBefore = Temporal.Instant.from(at)
    .subtract({ minutes: ABANDONED_MINUTES })
    .toString()
  const job = await takePreview(db, { at, abandonedBefore })
  if (!job) return false
  const { caseId } = job
  try {
    if (job.attempts > MAX_ATTEMPTS) throw new RehearsalFailed('error', 'it fell every time')
    const result = await preview(deps, job, signal)
    await finishPreview(db, { caseId, at: clock.now(), result })
    log.info({ caseId, changes: result.changes.length }, 'a proposed rule is rehearsed')
  } catch (error) {
    if (signal.aborted) {
      await giveUpPreview(db, caseId)
      return false
    }
    const failure = error instanceof RehearsalFailed ? error.failure : 'error'
    const said = error instanceof RehearsalFailed ? { output: error.output } : { err: error }
    log.warn({ caseId, failure, ...said }, 'a rehearsal failed')
    await failPreview(db, { caseId, at: clock.now(), failure })
  }
  return true
}

async function preview(
  deps: RunnerDeps,
  job: PreviewJob,
  signal: AbortSignal,
): Promise<PreviewResult> {
  const { db, clock, program = rehearseProgram, limitMs = LIMIT_MS } = deps
  const to = today(clock.now())
  const from = Temporal.PlainDate.from(to).subtract({ years: 1 }).toString()
  const year = await readLastYear(db, { from, today: to, limit: MAX_ISSUES })
  const scenario = scenarioOf(year, { from, to })
  const counts = { from, to, cases: year.issues.length - scenario.leftOut }
  const leftOut = year.leftOut + scenario.leftOut
  if (counts.cases === 0) return { ...counts, leftOut, before: 0, after: 0, changes: [] }
  const inForce = Object.fromEntries(
    (await readRules(db, { day: to })).map(({ id, value }) => [id, value]),
  )
  const folder = await mkdtemp(path.join(tmpdir(), 'qingfeng-rehearsal-'))
  try {
    const rehearse = async (name: string, rules: Readonly<Record<string, number>>) => {
      const file = (end: string) => path.join(folder, `${name}.${end}`)
      await writeFile(file('yaml'), stringify(rules))
      const files = { scenario: path.join(folder, 'scenario.yaml'), rules: file('yaml') }
      return await runRehearsal({ program, ...files, out: file('json'), limitMs, signal })
    }
    await writeFile(path.join(folder, 'scenario.yaml'), scenario.yaml)
    const before = await rehearse('in-force', inForce)
    const after = await rehearse('proposed', { ...inForce, [job.rule]: job.value })
    return {
      ...counts,
      leftOut,
      before: before.consequences.length,
      after: after.consequences.length,
      changes: changedConsequences(before, after),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
