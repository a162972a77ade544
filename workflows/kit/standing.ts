import type { ActFacts, Actor } from './acts.ts'

/** In what capacity someone stands to a task: each is the person meant, the actor or whom they stand in for. */
export type Standing = {
  readonly holder: string | undefined
  readonly coHandler: string | undefined
  /** Who delegated it and gets it back. */
  readonly delegator: string | undefined
  /** Who opened the case. */
  readonly opener: string | undefined
  /** The conduct office, which runs the ledger. */
  readonly office: string | undefined
  /** The holder's head, leader in charge, or the chief. */
  readonly above: string | undefined
}

/** How an actor stands to a task, themself before those they stand in for. */
export function standing(facts: ActFacts, actor: Actor): Standing {
  const persons = [actor.personId, ...actor.actingFor]
  const office = actor.roles.filter((held) => held.role === 'conduct_office').map((held) => held.of)
  const above = personsAbove(facts, actor)
  return {
    holder: persons.find((person) => person === facts.assigneeId),
    coHandler: persons.find((person) => facts.coHandlers.includes(person)),
    delegator: persons.find((person) => person === facts.delegatedBy),
    opener: persons.find((person) => person === facts.caseOpenedBy),
    office: persons.find((person) => office.includes(person)),
    above: persons.find((person) => above.includes(person)),
  }
}

/** Past the deadline and not paused. */
export function isOver(facts: ActFacts): boolean {
  if (facts.dueAt === null || facts.suspendedAt !== null) return false
  return Date.parse(facts.at) >= Date.parse(facts.dueAt)
}

const rank = { head: 1, leader: 2, chief: 3 } as const
type Ranked = keyof typeof rank
const isRanked = (role: string): role is Ranked => role in rank

/** Heads, leaders and chiefs that the actor is or stands in for, one level or more above the holder. */
function personsAbove({ candidateKey, holderSectionId }: ActFacts, actor: Actor): string[] {
  const role = candidateKey?.split('@')[0] ?? 'staff'
  const held = isRanked(role) ? rank[role] : 0
  return actor.roles.flatMap((r) => {
    if (!isRanked(r.role) || rank[r.role] <= held) return []
    if (r.role === 'head' && r.sectionId !== holderSectionId) return []
    if (r.role === 'leader' && !actor.keys.includes(`leader@${holderSectionId}`)) return []
    return [r.of]
  })
}
