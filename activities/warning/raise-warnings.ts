import type { Tx } from '../../db/client.ts'
import { headOf } from '../../db/section-head.ts'
import {
  type Cause,
  causesNamed,
  clearCauses,
  openCauses,
  raiseCause,
  sectionsToWarn,
  type WarnedSection,
} from '../../db/warning-causes.ts'
import { findIndicator } from '../../workflows/indicators.ts'
import type { DoDuty } from '../duties.ts'
import { openByRule } from '../open-by-rule.ts'
import { measureIndicators, type Sign } from './measure-indicators.ts'

/**
 * Raises a warning for every new sign of trouble, and notes which causes are over: the same one is raised
 * once until its figure has fallen, even when its warning was dismissed.
 */
export const raiseWarnings: DoDuty = async ({ tx, at, day }) => {
  const signs = await measureIndicators(tx, day)
  const open = await openCauses(tx)
  const stands = new Set(signs.map(keyOf))
  const over = open.filter((cause) => !stands.has(keyOf(cause)))
  await clearCauses(
    tx,
    over.map((cause) => cause.caseId),
    at,
  )
  const known = new Set(open.map(keyOf))
  const fresh = signs.filter((sign) => !known.has(keyOf(sign)))
  const sections = await sectionsToWarn(
    tx,
    fresh.map((sign) => sign.sectionId),
    day,
  )
  let raised = 0
  for (const sign of fresh) {
    const section = sections.get(sign.sectionId)
    if (section && (await raise(tx, sign, { section, at, day }))) raised += 1
  }
  return { signs: signs.length, raised, cleared: over.length }
}

const keyOf = ({ indicator, sectionId, period }: Cause): string =>
  JSON.stringify([indicator, sectionId, period])

async function raise(
  tx: Tx,
  { basis, counted, base, ...cause }: Sign,
  on: { readonly section: WarnedSection; readonly at: string; readonly day: string },
): Promise<boolean> {
  const { section, at, day } = on
  const { indicator, sectionId, period } = cause
  const month = period || day.slice(0, 7)
  const caseId = await freeId(tx, `warning-${indicator}-${sectionId}-${month}`)
  if (!(await raiseCause(tx, { ...cause, caseId, at }))) return false
  const described = findIndicator(indicator)
  return await openByRule(
    tx,
    {
      id: caseId,
      procedure: 'warning',
      startAt: section.isJudge ? 'review-above' : 'review',
      title: `${section.name}${described?.title.zh ?? ''}(${monthInWords(month)})`,
      severity: described?.level ?? 'general',
      sectionId,
      responsibleId: (await headOf(tx, sectionId, day)) ?? undefined,
      basis,
      data: { indicator, figures: { counted, base } },
    },
    at,
  )
}

/** `warning-returns-permits-2026-03`; risen again in the same month, `…~2`. */
async function freeId(tx: Tx, name: string): Promise<string> {
  const before = await causesNamed(tx, name)
  return before === 0 ? name : `${name}~${before + 1}`
}

const monthInWords = (month: string): string =>
  `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`
