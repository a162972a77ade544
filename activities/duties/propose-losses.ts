import { type QuarterRate, readQuarterRates } from '../../db/quarter-rates.ts'
import { type RuleInForce, ruleInForce } from '../../db/rules.ts'
import { headOf } from '../../db/section-head.ts'
import { announce, type Notice, tell } from '../../db/tell.ts'
import {
  answersForAll,
  isPoor,
  poorRow,
  proposedFor,
  quarterDates,
  quarterTitle,
  rateTitle,
  yearOf,
} from '../../workflows/bulletin/rules.ts'
import type { Basis } from '../../workflows/consequences.ts'
import type { EligibilityFacts } from '../../workflows/eligibility/rules.ts'
import type { DutyWork } from '../duties.ts'
import { imposeOn } from '../impose.ts'
import { openByRule } from '../open-by-rule.ts'

type Judged = QuarterRate & { readonly min: number }

/**
 * Proposes the loss of eligibility for each section that was poor for as many quarters in a row as the rule
 * says, up to this quarter, or up to a later one where this is counted late. Says how many were poor.
 */
export async function proposeLosses(
  work: DutyWork,
  quarter: string,
): Promise<{ readonly poor: number; readonly proposed: number }> {
  const rule = await ruleInForce(work.tx, 'bulletin.poor.consecutive', work.day)
  const judged = await judgeQuarters(work)
  let proposed = 0
  for (const [, quarters] of Map.groupBy(judged, (one) => one.sectionId)) {
    for (const { period } of quarters.filter((one) => one.period >= quarter)) {
      const counted = proposedFor(poorRow(quarters, period), rule.value)
      const rows = quarters.filter((one) => counted.some((poor) => poor.period === one.period))
      if (rows.length > 0 && (await propose(work, { period, quarters: rows, rule }))) proposed += 1
    }
  }
  const poor = judged.filter((one) => one.period === quarter && isPoor(one)).length
  return { poor, proposed }
}

/** Each quarter is judged by the threshold that was in force on its last day. */
async function judgeQuarters({ tx }: DutyWork): Promise<readonly Judged[]> {
  const rates = await readQuarterRates(tx)
  const minimums = new Map<string, number>()
  for (const period of new Set(rates.map((one) => one.period))) {
    const rule = await ruleInForce(tx, 'bulletin.rate.min', quarterDates(period).last)
    minimums.set(period, rule.value)
  }
  return rates.map((one) => ({ ...one, min: minimums.get(one.period) ?? 0 }))
}

/** Opens the case that decides it, with the consequence proposed; false when it was opened before. */
async function propose(
  work: DutyWork,
  args: {
    readonly period: string
    readonly quarters: readonly Judged[]
    readonly rule: RuleInForce
  },
): Promise<boolean> {
  const { tx, at } = work
  const { period, quarters, rule } = args
  const [first] = quarters
  if (!first) return false
  const { sectionId, sectionName } = first
  const id = `eligibility-${period}-${sectionId}`
  const year = yearOf(period)
  const basis: Basis = {
    rule: rule.rule,
    ruleVersion: rule.version,
    threshold: rule.value,
    value: quarters.length,
    because: [...new Set(quarters.flatMap((one) => one.unclosed))],
    period,
  }
  const { head, headNow } = await headsOf(work, sectionId, quarters)
  const hearsHead = head !== undefined && head !== headNow
  const facts: EligibilityFacts = {
    year,
    ...(head && { head }),
    ...(hearsHead && { hearsHead }),
  }
  const opened = await openByRule(
    tx,
    {
      id,
      procedure: 'eligibility',
      startAt: 'hear',
      title: `${sectionName}连续${quarters.length}个季度整改不力,拟取消${year}年度评优资格`,
      sectionId,
      responsibleId: head,
      basis,
      facts,
      data: {
        year,
        quarters: quarters.map(rateLine),
        ...(hearsHead && headNow && { coResponsible: [headNow] }),
      },
    },
    at,
  )
  if (!opened) return false
  const notices: Notice[] = []
  const kind = 'eligibility_proposed'
  const consequence = { kind, caseId: id, sectionId, personId: null, basis } as const
  await imposeOn({ ...work, notices }, consequence)
  await tell(tx, notices, at)
  const persons = notices.map((notice) => notice.personId)
  await announce(tx, { caseId: id, taskIds: [], persons, keys: [] })
  return true
}

const rateLine = (one: Judged): string =>
  `${quarterTitle(one.period)}${rateTitle(one)}(到期${one.due}件,销号${one.closed}件)`

/** Who headed the section at each quarter's end, and who does now. */
async function headsOf({ tx, day }: DutyWork, sectionId: string, quarters: readonly Judged[]) {
  const heads: (string | null)[] = []
  for (const { period } of quarters) {
    heads.push(await headOf(tx, sectionId, quarterDates(period).last))
  }
  return { head: answersForAll(heads), headNow: await headOf(tx, sectionId, day) }
}
