import { countRates } from '../../db/count-rates.ts'
import { openCases } from '../../db/open-case.ts'
import { bulletinProcedure } from '../../workflows/bulletin/definition.ts'
import type { BulletinFacts } from '../../workflows/bulletin/rules.ts'
import {
  quarterBefore,
  quarterDates,
  quarterOf,
  quarterTitle,
} from '../../workflows/bulletin/rules.ts'
import type { DoDuty, DutyWork } from '../duties.ts'
import { proposeLosses } from './propose-losses.ts'

/**
 * 季度通报: counts the quarter before, proposes what follows from poor quarters in a row, and has the bulletin
 * drafted for signing (domain §5.5). What is proposed does not wait for the signature.
 */
export const quarterlyBulletin: DoDuty = async (work) => {
  const quarter = quarterBefore(quarterOf(work.nominal))
  const { from, to } = quarterDates(quarter)
  const rates = await countRates(work.tx, { from, to, period: quarter, at: work.at })
  const figures = await proposeLosses(work, quarter)
  await openBulletin(work, quarter)
  const sum = (count: 'due' | 'closed') => rates.reduce((all, rate) => all + rate[count], 0)
  return { sections: rates.length, due: sum('due'), closed: sum('closed'), ...figures }
}

async function openBulletin({ tx, at, day }: DutyWork, quarter: string): Promise<void> {
  const facts: BulletinFacts = { document: 'bulletin', period: quarter }
  await openCases(tx, [
    {
      id: `bulletin-${quarter}`,
      procedure: bulletinProcedure.id,
      series: bulletinProcedure.series,
      title: `${quarterTitle(quarter)}作风问题整改情况通报`,
      sectionId: null,
      severity: 'general',
      source: 'rule',
      data: {},
      named: [],
      by: 'system',
      at,
      day,
      startAt: 'sign',
      facts,
    },
  ])
}
