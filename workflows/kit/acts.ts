import { ruleOf } from './act-rules.ts'
import type { Role } from './definition.ts'

/** Everything a person can do with a task (domain §4). */
export const acts = [
  'claim',
  'release',
  'complete',
  'draft',
  'transfer',
  'delegate',
  'give-back',
  'add-co-handler',
  'remove-co-handler',
  'return',
  'withdraw',
  'urge',
  'copy',
  'comment',
  'extension',
  'suspend',
  'resume',
] as const
export type Act = (typeof acts)[number]

/** Who acts, as of a day: the person, whom they stand in for, and what their roles open. */
export type Actor = {
  readonly personId: string
  readonly actingFor: readonly string[]
  readonly roles: readonly {
    readonly role: Role
    readonly sectionId: string | null
    readonly of: string
  }[]
  readonly keys: readonly string[]
}

/** The task as it stands, with what around it decides an act. */
export type ActFacts = {
  /** The instant of the act. */
  readonly at: string
  readonly assigneeId: string | null
  readonly candidateKey: string | null
  /** Persons who may not judge this step: they did an earlier one. */
  readonly excluded: readonly string[]
  readonly delegatedBy: string | null
  readonly coHandlers: readonly string[]
  readonly dueAt: string | null
  readonly extensions: number
  readonly suspendedAt: string | null
  readonly urgedAt: string | null
  readonly endedAt: string | null
  /** An act that the engine has yet to carry out holds the task. */
  readonly pending: boolean
  /** The assignee's section; of an unclaimed task, its candidates' section. */
  readonly holderSectionId: string | null
  readonly caseOpenedBy: string
  /** The case has not ended. */
  readonly caseOpen: boolean
  /** An extension was asked for and is not decided yet. */
  readonly extensionAsked: boolean
  /** The case's last completed step and what follows it; null when this task is neither. */
  readonly withdrawal: Withdrawal | null
}

/** What a withdrawal (撤回) would take back, and the task that has followed it (none while the case waits). */
export type Withdrawal = {
  readonly step: string
  readonly completedBy: string
  readonly nextTaskId: string | null
  readonly nextTaken: boolean
  readonly nextPending: boolean
}

/** What the task's step and the rules in force say. */
export type ActPolicy = {
  readonly returnsTo: readonly string[]
  readonly extends: boolean
  /** Steps of the procedure whose answers are final. */
  readonly finalSteps?: readonly string[]
  /** `task.extension.max` */
  readonly maxExtensions: number
}

/** Why an act is refused; `api/refusals.ts` has the sentence, the rule and who can help. */
export type ActRefusal =
  | 'task.ended'
  | 'task.being-acted'
  | 'task.suspended'
  | 'task.not-suspended'
  | 'task.overdue'
  | 'task.no-deadline'
  | 'task.taken'
  | 'task.already-yours'
  | 'task.unclaimed'
  | 'task.not-yours'
  | 'task.not-candidate'
  | 'task.excluded'
  | 'task.assigned-by-name'
  | 'task.delegated'
  | 'task.not-delegated'
  | 'task.no-co-handlers'
  | 'task.co-handlers-full'
  | 'task.no-return'
  | 'task.nothing-to-withdraw'
  | 'task.final'
  | 'task.not-completed-by-you'
  | 'task.next-taken'
  | 'task.no-extension'
  | 'task.extension-asked'
  | 'task.extensions-used'
  | 'task.your-own'
  | 'task.may-not-urge'
  | 'task.urged-today'

/** Allowed, and for whom when a deputy acts; or refused, and why. */
export type Decision =
  | { readonly allowed: true; readonly onBehalfOf: string | null }
  | { readonly allowed: false; readonly code: ActRefusal }

/** Whether a person may do one thing with a task now. Assumes that they may see it. */
export function decideAct(act: Act, facts: ActFacts, actor: Actor, policy: ActPolicy): Decision {
  const answer = ruleOf[act]({ facts, actor, policy })
  if ('refused' in answer) return { allowed: false, code: answer.refused }
  return { allowed: true, onBehalfOf: answer.as === actor.personId ? null : answer.as }
}

/** Everything a person may do with a task now: what the page offers and the API enforces. */
export function allowedActs(
  facts: ActFacts,
  actor: Actor,
  policy: ActPolicy,
): Readonly<Record<Act, Decision>> {
  const decided = acts.map((act) => [act, decideAct(act, facts, actor, policy)] as const)
  return Object.fromEntries(decided) as Record<Act, Decision>
}
