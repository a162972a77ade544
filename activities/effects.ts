import { extendConsequence, imposeConsequence, liftConsequence } from '../workflows/consequences.ts'
import { draftDocument, signDocument } from '../workflows/document.ts'
import { listOnWatch, releaseFromWatch } from '../workflows/eligibility/rules.ts'
import { openIssue } from '../workflows/issue/effects.ts'
import type { EffectKind, Facts } from '../workflows/kit/effect.ts'
import { reserveCase } from '../workflows/reserve.ts'
import { extend, impose, lift } from './effects/consequence.ts'
import { draft, sign } from './effects/document.ts'
import { openIssueFrom } from './effects/open-issue.ts'
import { reserveFor } from './effects/reserve.ts'
import { list, release } from './effects/watch.ts'
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
  carrying(extendConsequence, extend),
  carrying(draftDocument, draft),
  carrying(signDocument, sign),
  carrying(listOnWatch, list),
  carrying(releaseFromWatch, release),
])

/** @throws Error for an effect nobody carries out: a procedure and its worker do not fit together. */
export async function carryOutEffect(work: Work, effect: string, facts: Facts): Promise<void> {
  const carry = carriers.get(effect)
  if (!carry) throw new Error(`nobody carries out ${effect}`)
  await carry(work, facts)
}
