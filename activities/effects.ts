import {
  mergeComplaint,
  openComplaintIssue,
  recogniseIssue,
  tellMerged,
} from '../workflows/complaint/effects.ts'
import { imposeConsequence, liftConsequence } from '../workflows/consequences.ts'
import { openIssue } from '../workflows/issue/effects.ts'
import type { EffectKind, Facts } from '../workflows/kit/effect.ts'
import { reserveCase } from '../workflows/reserve.ts'
import { tellCase } from '../workflows/tell-case.ts'
import {
  mergeComplaintInto,
  openIssueOfComplaint,
  recogniseIssueOfComplaint,
  tellAnotherCase,
  tellMergedComplaints,
} from './effects/complaint.ts'
import { impose, lift } from './effects/consequence.ts'
import { openIssueFrom } from './effects/open-issue.ts'
import { reserveFor } from './effects/reserve.ts'
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
  carrying(openComplaintIssue, openIssueOfComplaint),
  carrying(mergeComplaint, mergeComplaintInto),
  carrying(tellMerged, tellMergedComplaints),
  carrying(recogniseIssue, recogniseIssueOfComplaint),
  carrying(tellCase, tellAnotherCase),
])

/** @throws Error for an effect nobody carries out: a procedure and its worker do not fit together. */
export async function carryOutEffect(work: Work, effect: string, facts: Facts): Promise<void> {
  const carry = carriers.get(effect)
  if (!carry) throw new Error(`nobody carries out ${effect}`)
  await carry(work, facts)
}
