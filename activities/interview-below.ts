import type { CountedRate } from '../db/count-rates.ts'
import { namesOf } from '../db/people.ts'
import type { RuleInForce } from '../db/rules.ts'
import { headOf } from '../db/section-head.ts'
import { monthTitle } from '../workflows/audit/rules.ts'
import { isBelow, rateText } from '../workflows/rate.ts'
import { openInterview } from './open-interview.ts'
import type { Work } from './work.ts'

/** The rule a month is held against, as it stood. */
export type Minimum = Pick<RuleInForce, 'rule' | 'version' | 'value'>

/**
 * Opens an interview with the head of every section whose month is below the minimum, once for each
 * section and month (domain §5.4). Returns the ids of those opened now.
 */
export async function interviewBelow(
  work: Pick<Work, 'tx' | 'at' | 'day' | 'entries'>,
  args: {
    readonly rates: readonly CountedRate[]
    readonly minimum: Minimum
    /** The audit it comes out of, where there is one. */
    readonly audit?: string | undefined
  },
): Promise<readonly string[]> {
  const opened: string[] = []
  for (const rate of args.rates) {
    if (!isBelow(rate, args.minimum.value)) continue
    const id = `interview-${rate.period}-${rate.sectionId}`
    if (await interviewHead(work, { id, rate, ...args })) opened.push(id)
  }
  return opened
}

async function interviewHead(
  work: Pick<Work, 'tx' | 'at' | 'day' | 'entries'>,
  args: {
    readonly id: string
    readonly rate: CountedRate
    readonly minimum: Minimum
    readonly audit?: string | undefined
  },
): Promise<boolean> {
  const { id, rate, minimum, audit } = args
  const { sectionId, sectionName, period, closed, due } = rate
  const head = await headOf(work.tx, sectionId, work.day)
  const [person] = head ? await namesOf(work.tx, [head]) : []
  const least = `${Math.floor(minimum.value * 10_000) / 100}%`
  const month = monthTitle(period)
  return await openInterview(work, {
    id,
    sectionId,
    person: person ?? null,
    heldBy: 'leader',
    title: `约谈${sectionName}负责人${person?.name ?? ''}:${month}整改率${rateText(rate)}`,
    about: `${month}整改率${rateText(rate)}(到期${due}件,销号${closed}件),低于${least}`,
    basis: {
      rule: minimum.rule,
      ruleVersion: minimum.version,
      threshold: minimum.value,
      value: closed / due,
      because: rate.dueCases.filter((one) => !rate.closedCases.includes(one)),
      period,
    },
    decidedBy: [],
    ...(audit && { from: { caseId: audit, relation: 'audit' } }),
  })
}
