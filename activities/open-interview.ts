import { inheritRecusals } from '../db/engine/link-case.ts'
import { recuseReports } from '../db/recusal.ts'
import type { Basis } from '../workflows/consequences.ts'
import type { InterviewFacts } from '../workflows/interview/rules.ts'
import type { Role } from '../workflows/kit/definition.ts'
import { link } from './link-case.ts'
import { openByRule } from './open-by-rule.ts'
import type { Work } from './work.ts'

export type Interview = {
  /** Business key, such as `interview-2026-01-permits`: opened once. */
  readonly id: string
  /** The section it comes from. */
  readonly sectionId: string | null
  /** Who is interviewed; null while a section has no head. */
  readonly person: { readonly id: string; readonly name: string } | null
  /** Who holds it: the leader in charge of a head, the discipline group of anybody else. */
  readonly heldBy: Extract<Role, 'leader' | 'discipline'>
  readonly title: string
  /** Why, in a sentence from names and figures. */
  readonly about: string
  readonly basis: Basis
  readonly decidedBy: readonly string[]
  /** The case it comes out of. */
  readonly from?: { readonly caseId: string; readonly relation: string } | undefined
}

/**
 * Opens an interview once, kept from everyone who reports to the person and from whoever is recused from
 * the case it comes out of. False when it had been opened before.
 */
export async function openInterview(
  { tx, at, day, entries }: Pick<Work, 'tx' | 'at' | 'day' | 'entries'>,
  interview: Interview,
): Promise<boolean> {
  const { id, sectionId, person, heldBy, title, about, basis, decidedBy, from } = interview
  const facts: InterviewFacts = { ...(person && { person: person.id }), decidedBy }
  const isNew = await openByRule(
    tx,
    {
      id,
      procedure: 'interview',
      startAt: 'hold',
      title,
      sectionId,
      responsibleId: person?.id,
      basis,
      facts,
      data: { about, heldBy },
    },
    at,
  )
  if (!isNew) return false
  if (person) await recuseReports(tx, { caseId: id, named: [person.id], at, day })
  if (!from) return true
  await link({ tx, at, entries }, { caseId: id, from: from.caseId, relation: from.relation })
  await inheritRecusals(tx, { from: from.caseId, to: id, at })
  return true
}
