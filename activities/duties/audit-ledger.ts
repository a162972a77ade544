import { createHash } from 'node:crypto'
import { activeHolders, barredFrom, closuresOf, recordBefore } from '../../db/audit.ts'
import { countRates } from '../../db/count-rates.ts'
import { inheritRecusals } from '../../db/engine/link-case.ts'
import { ruleInForce, rulesInForce } from '../../db/rules.ts'
import {
  type AuditedMonth,
  divide,
  draw,
  lastDay,
  monthBefore,
  monthTitle,
  type Part,
  sampleSize,
} from '../../workflows/audit/rules.ts'
import { isBelow } from '../../workflows/rate.ts'
import type { DoDuty, DutyWork } from '../duties.ts'
import { interviewBelow, type Minimum } from '../interview-below.ts'
import { openByRule } from '../open-by-rule.ts'

const share = 'ledger.audit.sample'
const least = 'ledger.audit.sample.min'
const most = 'ledger.audit.sample.max'

/**
 * 台账审核 of the month before: counts every section's rate, has the head of each that is below the
 * minimum interviewed, and draws the closures to be checked (domain §5.4).
 */
export const auditLedger: DoDuty = async (work) => {
  const month = monthBefore(work.nominal)
  const rates = await countRates(work.tx, { ...month, at: work.at })
  const minimum = await ruleInForce(work.tx, 'ledger.rate.min', lastDay(month))
  const { audits, ...drawn } = await drawClosures(work, month, minimum)
  const interviews = await interviewBelow(work, { rates, minimum, audit: audits[0] })
  work.cases.push(...audits, ...interviews)
  return {
    sections: rates.filter((rate) => rate.due > 0).length,
    below: rates.filter((rate) => isBelow(rate, minimum.value)).length,
    ...drawn,
  }
}

/** Draws the sample and opens a case for whoever checks it; without closures there is nothing to check. */
async function drawClosures(work: DutyWork, month: AuditedMonth, minimum: Minimum) {
  const { tx, dueOn, day } = work
  // Before the population is looked at: the record as it stood when the month ended fixes the seed.
  const entry = work.seed === undefined ? await recordBefore(tx, month.to) : undefined
  const seed = `${entry?.hash ?? work.seed}:${month.period}`
  const population = await closuresOf(tx, month)
  const rules = await rulesInForce(tx, [share, least, most], dueOn)
  const value = (rule: string): number => rules.get(rule)?.value ?? 0
  const size = { share: value(share), min: value(least), max: value(most) }
  const ranked = population.map((id) => ({ id, hash: sha256(seed + id) }))
  const sample = draw(ranked, sampleSize(population.length, size)).map((one) => one.id)
  const barred = await barredFrom(tx, sample, day)
  const parts = divide(
    sample.map((id) => ({ id, barred: barred.get(id) ?? [] })),
    await activeHolders(tx, 'conduct_office', day),
  )
  const audits: string[] = []
  for (const checkedBy of ['office', 'discipline'] as const) {
    const id = `audit-${month.period}${checkedBy === 'office' ? '' : '-discipline'}`
    const part = parts[checkedBy]
    if (part.sample.length === 0) continue
    const kept = { seed, entry: entry?.seq ?? null, population, size, sample }
    const version = rules.get(share)?.version ?? 1
    await openAudit(work, { id, month, part, checkedBy, draw: kept, minimum, version })
    audits.push(id)
  }
  return { audits, closures: population.length, sampled: sample.length }
}

async function openAudit(
  { tx, at }: DutyWork,
  audit: {
    readonly id: string
    readonly month: AuditedMonth
    readonly part: Part
    readonly checkedBy: 'office' | 'discipline'
    readonly draw: {
      readonly size: { readonly share: number }
      readonly sample: readonly string[]
      readonly population: readonly string[]
    }
    readonly minimum: Minimum
    readonly version: number
  },
): Promise<void> {
  const { id, month, part, draw: drawn, minimum } = audit
  const isOffice = audit.checkedBy === 'office'
  await openByRule(
    tx,
    {
      id,
      procedure: 'audit',
      startAt: 'check',
      title: `${monthTitle(month.period)}台账审核${isOffice ? '' : '(局纪检组核查)'}`,
      sectionId: null,
      basis: {
        rule: share,
        ruleVersion: audit.version,
        threshold: drawn.size.share,
        value: drawn.sample.length / drawn.population.length,
        because: part.sample,
        period: month.period,
      },
      data: {
        month: monthTitle(month.period),
        checkedBy: isOffice ? 'conduct_office' : 'discipline',
        barred: part.barred,
        sample: part.sample,
        draw: drawn,
        minimum: { rule: minimum.rule, version: minimum.version, value: minimum.value },
      },
    },
    at,
  )
  // Whoever is kept from a closure that was drawn is kept from what is said of it here.
  for (const from of part.sample) await inheritRecusals(tx, { from, to: id, at })
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
