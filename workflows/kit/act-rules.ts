import type { Act, ActFacts, Actor, ActPolicy, ActRefusal } from './acts.ts'
import { today } from './calendar.ts'
import { isOver, standing } from './standing.ts'

type Question = { readonly facts: ActFacts; readonly actor: Actor; readonly policy: ActPolicy }
/** As whom the act is done (the actor or whom they stand in for), or why it is not. */
type Answer = { readonly as: string } | { readonly refused: ActRefusal }

const refuse = (refused: ActRefusal): Answer => ({ refused })
const as = (person: string | undefined, otherwise: ActRefusal): Answer =>
  person === undefined ? refuse(otherwise) : { as: person }

/** More people than this on one task is a meeting, not a task. */
const maxCoHandlers = 20

/** One rule an act (domain §4). Each asks first what everyone can see, then who is asking. */
export const ruleOf: Readonly<Record<Act, (q: Question) => Answer>> = {
  claim: (q) => {
    const { facts, actor } = q
    const busy = endedOrPending(q)
    if (busy) return busy
    if (facts.assigneeId !== null) {
      return refuse(standing(facts, actor).holder ? 'task.already-yours' : 'task.taken')
    }
    if (facts.candidateKey === null || !actor.keys.includes(facts.candidateKey)) {
      return refuse('task.not-candidate')
    }
    if (isExcluded(q)) return refuse('task.excluded')
    return { as: actor.personId }
  },
  release: (q) => {
    const busy = endedOrPending(q) ?? unclaimed(q) ?? delegated(q)
    if (busy) return busy
    if (q.facts.candidateKey === null) return refuse('task.assigned-by-name')
    return holderOrAbove(q)
  },
  complete: (q) => endedOrPending(q) ?? suspended(q) ?? judge(q),
  draft: (q) => {
    const { holder, coHandler } = standing(q.facts, q.actor)
    return endedOrPending(q) ?? unclaimed(q) ?? as(holder ?? coHandler, 'task.not-yours')
  },
  transfer: (q) => endedOrPending(q) ?? delegated(q) ?? holderOrAbove(q),
  delegate: (q) => endedOrPending(q) ?? suspended(q) ?? judge(q),
  'give-back': (q) => {
    const busy = endedOrPending(q)
    if (busy) return busy
    if (q.facts.delegatedBy === null) return refuse('task.not-delegated')
    const { holder, delegator } = standing(q.facts, q.actor)
    return as(holder ?? delegator, 'task.not-yours')
  },
  'add-co-handler': (q) => {
    const busy = endedOrPending(q) ?? unclaimed(q)
    if (busy) return busy
    if (q.facts.coHandlers.length >= maxCoHandlers) return refuse('task.co-handlers-full')
    return as(standing(q.facts, q.actor).holder, 'task.not-yours')
  },
  'remove-co-handler': (q) => {
    const busy = endedOrPending(q)
    if (busy) return busy
    if (q.facts.coHandlers.length === 0) return refuse('task.no-co-handlers')
    return as(standing(q.facts, q.actor).holder, 'task.not-yours')
  },
  return: (q) => {
    const busy = endedOrPending(q) ?? suspended(q)
    if (busy) return busy
    return q.policy.returnsTo.length === 0 ? refuse('task.no-return') : judge(q)
  },
  withdraw: ({ facts, actor, policy }) => {
    const last = facts.withdrawal
    if (!last || !facts.caseOpen) return refuse('task.nothing-to-withdraw')
    if (policy.finalSteps?.includes(last.step)) return refuse('task.final')
    if (last.completedBy !== actor.personId) return refuse('task.not-completed-by-you')
    if (last.nextPending) return refuse('task.being-acted')
    return last.nextTaken ? refuse('task.next-taken') : { as: actor.personId }
  },
  urge: (q) => {
    const { facts, actor } = q
    if (facts.endedAt !== null) return refuse('task.ended')
    const paused = suspended(q)
    if (paused) return paused
    const { holder, above, opener, office } = standing(facts, actor)
    if (holder) return refuse('task.your-own')
    const urgedToday = facts.urgedAt !== null && today(facts.urgedAt) === today(facts.at)
    const person = opener ?? office ?? above
    return person && urgedToday ? refuse('task.urged-today') : as(person, 'task.may-not-urge')
  },
  copy: ({ facts, actor }) => {
    const { holder, coHandler, opener, office, above } = standing(facts, actor)
    return as(holder ?? coHandler ?? opener ?? office ?? above, 'task.not-yours')
  },
  comment: ({ actor }) => ({ as: actor.personId }),
  extension: (q) => {
    const { facts, policy } = q
    const busy = endedOrPending(q) ?? suspended(q)
    if (busy) return busy
    if (!policy.extends) return refuse('task.no-extension')
    if (facts.dueAt === null) return refuse('task.no-deadline')
    if (isOver(facts)) return refuse('task.overdue')
    if (facts.extensionAsked) return refuse('task.extension-asked')
    if (facts.extensions >= policy.maxExtensions) return refuse('task.extensions-used')
    return judge(q)
  },
  suspend: (q) => {
    const busy = endedOrPending(q) ?? suspended(q)
    if (busy) return busy
    return isOver(q.facts) ? refuse('task.overdue') : holderOrAbove(q)
  },
  resume: (q) => {
    const busy = endedOrPending(q)
    if (busy) return busy
    return q.facts.suspendedAt === null ? refuse('task.not-suspended') : holderOrAbove(q)
  },
}

function endedOrPending({ facts }: Question): Answer | undefined {
  if (facts.endedAt !== null) return refuse('task.ended')
  return facts.pending ? refuse('task.being-acted') : undefined
}

function suspended({ facts }: Question): Answer | undefined {
  return facts.suspendedAt === null ? undefined : refuse('task.suspended')
}

function unclaimed({ facts }: Question): Answer | undefined {
  return facts.assigneeId === null ? refuse('task.unclaimed') : undefined
}

function delegated({ facts }: Question): Answer | undefined {
  return facts.delegatedBy === null ? undefined : refuse('task.delegated')
}

/** What only the assignee or their deputy decides; never someone who would judge their own work. */
function judge(q: Question): Answer {
  const { holder } = standing(q.facts, q.actor)
  if (holder === undefined) {
    return refuse(q.facts.assigneeId === null ? 'task.unclaimed' : 'task.not-yours')
  }
  if (holder !== q.actor.personId && isExcluded(q)) return refuse('task.excluded')
  return delegated(q) ?? { as: holder }
}

function holderOrAbove({ facts, actor }: Question): Answer {
  const { holder, above } = standing(facts, actor)
  return as(holder ?? above, 'task.not-yours')
}

function isExcluded({ facts, actor }: Question): boolean {
  return [actor.personId, ...actor.actingFor].some((person) => facts.excluded.includes(person))
}
