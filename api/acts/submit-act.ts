import { loadActFacts, type TaskFacts } from '../../db/act-facts.ts'
import { claim } from '../../db/acts/claim.ts'
import type { Tx } from '../../db/client.ts'
import { appendEntries } from '../../db/ledger.ts'
import { type Stand, standOf } from '../../db/stand-after.ts'
import { type Submission, submit } from '../../db/submission.ts'
import type { Viewer } from '../../db/viewer.ts'
import { decideAct } from '../../workflows/kit/acts.ts'
import { deciding, policyFor } from '../act-policy.ts'
import type { Deps } from '../deps.ts'
import { EngineUnavailable } from '../engine.ts'
import { notFound } from '../errors.ts'
import { refusalOf } from '../refusals.ts'
import { entryKinds, sendAct } from './send-act.ts'

/** What an act needs beside the task and the person: its words, and what of them the engine may see. */
export type Prepared = {
  readonly outcome?: string
  readonly answer: Readonly<Record<string, unknown>>
  readonly facts: Readonly<Record<string, unknown>>
}

export type SubmittedAct = {
  readonly taskId: string
  readonly caseId: string
  readonly nextTaskId: string | null
  /** Stored, and carried out as soon as the engine is back. */
  readonly pending: boolean
}

type Args = {
  readonly taskId: string
  readonly viewer: Viewer
  readonly act: Submission['act']
  readonly prepare: (tx: Tx, task: TaskFacts) => Promise<Prepared>
}

/**
 * An act that decides or moves a clock: allowed, stored, then carried out by the engine; what it did can
 * be read when this returns. With the engine away the act is kept and done later.
 * @throws Refusal 404 for a task one may not see, 403/409 when it is not allowed, 422 for its words
 */
export async function submitAct(deps: Deps, args: Args): Promise<SubmittedAct> {
  const at = deps.clock.now()
  if (args.act === 'complete') await claimFirst(deps, args, at)
  const stored = await deps.db.transaction((tx) => store(tx, args, at))
  if ('refused' in stored) {
    await enterRefusal(deps, args, stored, at)
    throw refusalOf(stored.refused)
  }
  const done = { taskId: args.taskId, caseId: stored.caseId }
  try {
    const reply = await sendAct(deps, stored)
    if (!reply.done) throw refusalOf(reply.code)
    return { ...done, nextTaskId: reply.nextTaskId, pending: false }
  } catch (error) {
    if (!(error instanceof EngineUnavailable)) throw error
    deps.log.warn({ err: error, taskId: args.taskId }, 'an act is kept for the relay')
    return { ...done, nextTaskId: null, pending: true }
  }
}

type Refused = { readonly refused: string; readonly task: TaskFacts }

async function store(tx: Tx, args: Args, at: string): Promise<Submission | Refused> {
  const { viewer, act } = args
  const task = await loadActFacts(tx, { taskId: args.taskId, viewer, at, lock: true })
  if (!task) throw notFound()
  const decision = decideAct(act, task, viewer, await policyFor(tx, task))
  if (!decision.allowed) return { refused: decision.code, task }
  const prepared = await args.prepare(tx, task)
  const target =
    act === 'withdraw' ? await standOf(tx, task.caseId) : { id: task.taskId, round: task.round }
  if (!target) return { refused: 'task.nothing-to-withdraw', task }
  const submission = toSubmission({
    task,
    target,
    viewer,
    act,
    at,
    prepared,
    onBehalfOf: decision.onBehalfOf,
  })
  return (await submit(tx, submission)) ? submission : { refused: 'task.being-acted', task }
}

function toSubmission(args: {
  readonly task: TaskFacts
  readonly target: Stand
  readonly viewer: Viewer
  readonly act: Submission['act']
  readonly at: string
  readonly prepared: Prepared
  readonly onBehalfOf: string | null
}): Submission {
  const { task, target, prepared } = args
  const doer = task.withdrawal?.completedBy
  return {
    taskId: target.id,
    caseId: task.caseId,
    round: target.round,
    act: args.act,
    by: args.act === 'withdraw' && doer ? doer : args.viewer.personId,
    onBehalfOf: args.onBehalfOf,
    at: args.at,
    outcome: prepared.outcome ?? null,
    answer: prepared.answer,
    facts: prepared.facts,
  }
}

/** Answering an unclaimed task claims it: nobody is asked for a click that says nothing. */
async function claimFirst({ db }: Deps, { taskId, viewer }: Args, at: string): Promise<void> {
  const task = await loadActFacts(db, { taskId, viewer, at })
  if (!task) throw notFound()
  if (task.assigneeId !== null || task.endedAt !== null) return
  const claimed = await claim(db, { taskId, viewer, at, decide: deciding('claim', viewer) })
  if (claimed && 'refused' in claimed) throw refusalOf(claimed.refused)
}

async function enterRefusal(
  { db }: Deps,
  { viewer, act }: Args,
  { refused, task }: Refused,
  at: string,
): Promise<void> {
  const { caseId, taskId } = task
  await appendEntries(db, [
    { at, kind: entryKinds[act], actor: viewer.personId, caseId, taskId, refused },
  ])
}
