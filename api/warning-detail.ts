import { z } from '@hono/zod-openapi'
import type { Database } from '../db/client.ts'
import { ruleVersion } from '../db/rules.ts'
import { seenCases } from '../db/seen-cases.ts'
import type { Viewer } from '../db/viewer.ts'
import { readWarning } from '../db/warning-view.ts'
import { findIndicator } from '../workflows/indicators.ts'
import { notFew } from './few.ts'
import { ReminderLetter, type WarningDetail } from './schemas/warning.ts'

/** What a warning's case keeps, as `activities/warning/` wrote it. */
const Kept = z.object({
  indicator: z.string(),
  figures: z.object({ counted: z.number().int(), base: z.number().int() }),
  basis: z.object({
    rule: z.string(),
    ruleVersion: z.number().int(),
    threshold: z.number(),
    value: z.number(),
    because: z.array(z.string()),
    period: z.string(),
  }),
  letter: ReminderLetter.optional(),
})

/** A warning's figures with the rows behind them and its letter; undefined where the viewer may not open it. */
export async function warningDetail(
  db: Database,
  caseId: string,
  viewer: Viewer,
): Promise<z.infer<typeof WarningDetail> | undefined> {
  const row = await readWarning(db, caseId, viewer)
  if (!row) return undefined
  const { indicator: id, figures, basis, letter } = Kept.parse(row.data)
  const indicator = findIndicator(id)
  if (!indicator) throw new Error(`there is no indicator ${id}`)
  const [rows, rule] = await Promise.all([
    seenCases(db, basis.because, viewer),
    ruleVersion(db, basis.rule, basis.ruleVersion),
  ])
  const shown = (count: number) =>
    indicator.ofThePublic ? notFew(viewer, row.section?.id ?? null, count) : count
  const counted = shown(figures.counted)
  const base = indicator.base ? { counts: indicator.base, counted: shown(figures.base) } : null
  const few = counted === null || base?.counted === null
  return {
    caseId: row.id,
    number: row.number,
    section: row.section,
    indicator: indicator.title,
    measure: indicator.measure,
    level: row.severity,
    period: basis.period,
    counts: indicator.counts,
    counted,
    base,
    few,
    value: few ? null : basis.value,
    threshold: basis.threshold,
    rule: basis.rule,
    ruleVersion: basis.ruleVersion,
    source: rule.source,
    article: rule.article,
    rows: [...rows],
    unseen: counted === null ? 0 : counted - rows.length,
    clearedAt: row.clearedAt,
    letter: row.outcome === 'dismissed' ? null : (letter ?? null),
  }
}
