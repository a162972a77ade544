import type { Tx } from '../../db/client.ts'
import { rulesInForce } from '../../db/rules.ts'
import type { Basis } from '../../workflows/consequences.ts'
import { findIndicator, indicatorIds } from '../../workflows/indicators.ts'
import { isExceeded, measured } from '../../workflows/warning/rules.ts'
import { counts } from './counts.ts'

/** A section over the threshold of an indicator. */
export type Sign = {
  readonly indicator: string
  readonly sectionId: string
  /** The month compared, or empty. */
  readonly period: string
  readonly counted: number
  readonly base: number
  readonly basis: Basis
}

/** Every section that is over the threshold of an indicator on a day, by the rules of that day. */
export async function measureIndicators(tx: Tx, day: string): Promise<readonly Sign[]> {
  const signs: Sign[] = []
  for (const indicator of indicatorIds) signs.push(...(await signsOf(tx, indicator, day)))
  return signs
}

async function signsOf(tx: Tx, id: keyof typeof counts, day: string): Promise<Sign[]> {
  const indicator = findIndicator(id)
  if (!indicator) return []
  const { measure, threshold, atLeast, within } = indicator
  const named = [threshold, atLeast, within].filter((rule) => rule !== undefined)
  const rules = await rulesInForce(tx, named, day)
  const number = (rule: string | undefined) => (rule ? (rules.get(rule)?.value ?? 0) : 0)
  const limits = { threshold: number(threshold), atLeast: number(atLeast) }
  const counted = await counts[id](tx, { day, within: number(within) })
  return counted.flatMap(({ sectionId, period, rows, base }) => {
    const figures = { counted: rows.length, base }
    if (!isExceeded(measure, figures, limits)) return []
    const basis = {
      rule: threshold,
      ruleVersion: rules.get(threshold)?.version ?? 0,
      threshold: limits.threshold,
      value: measured(measure, figures),
      because: rows,
      period: period || day,
    }
    return [{ indicator: id, sectionId, period, ...figures, basis }]
  })
}
