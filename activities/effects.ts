import { settleAudit } from '../workflows/audit/effects.ts'
import { imposeConsequence, liftConsequence } from '../workflows/consequences.ts'
import { proposeInterview, registerCommitments } from '../workflows/interview/effects.ts'
import { openIssue } from '../workflows/issue/effects.ts'
import type { EffectKind, Facts } from '../workflows/kit/effect.ts'
import { reserveCase } from '../workflows/reserve.ts'
import { enactNegativeList, enactRule } from '../workflows/rule-change/effects.ts'
import { impose, lift } from './effects/consequence.ts'
import { enactList } from './effects/enact-negative-list.ts'
import { enactRuleVersion } from './effects/enact-rule.ts'
import { openIssueFrom } from './effects/open-issue.ts'
import { proposeInterviewFor } from './effects/propose-interview.ts'
import { registerCommitmentsOf } from './effects/register-commitments.ts'
import { reserveFor } from './effects/reserve.ts'
import { settleAuditOf } from './effects/settle-audit.ts'
import type { Work } from './work.ts'

type Carry = (work: Work, facts: Facts) => Promise<void>

/** Says who carries out a kind of effect, in the transaction of the write it is noted for. */
const carrying = <F extends Facts>(
  kind: EffectKind<F>,
  carry: (work: Work, facts: F) => Promise<void>,
): readonly [string, Carry] => [kind.name, carry as Carry]

/** One line for each kind of effect: who carries it out. */
const carriers: ReadonlyMap<string, Carry> = new Map([
  carrying(imposeConsequence, impose),
  carrying(liftConsequence, lift),
  carrying(openIssue, openIssueFrom),
  carrying(reserveCase, reserveFor),
  carrying(proposeInterview, proposeInterviewFor),
  carrying(registerCommitments, registerCommitmentsOf),
  carrying(settleAudit, settleAuditOf),
  carrying(enactRule, enactRuleVersion),
  carrying(enactNegativeList, enactList),
])

/** @throws Error for an effect nobody carries out: a procedure and its worker do not fit together. */
export async function carryOutEffect(work: Work, effect: string, facts: Facts): Promise<void> {
  const carry = carriers.get(effect)
  if (!carry) throw new Error(`nobody carries out ${effect}`)
  await carry(work, facts)
}
