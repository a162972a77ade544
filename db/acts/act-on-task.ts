import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { nanoid } from 'nanoid'
import type { Decision } from '../../workflows/kit/acts.ts'
import type { EntryKind } from '../../workflows/kit/entry-kinds.ts'
import { loadActFacts, type TaskFacts } from '../act-facts.ts'
import type { Database, Tx } from '../client.ts'
import { appendEntries, type NewEntry } from '../ledger.ts'
import { announce, tell } from '../tell.ts'
import type { Viewer } from '../viewer.ts'

/** What every act on a task needs. `decide` is the one table of who may do what. */
export type ActArgs = {
  readonly taskId: string
  readonly viewer: Viewer
  /** The instant of the act. */
  readonly at: string
  readonly decide: (facts: TaskFacts) => Decision
  /** Whom the act concerns, where it names somebody. */
  readonly to?: string
  readonly personId?: string
}

/** Done, refused with a stable code, or undefined where the viewer may not see the task. */
export type Acted = { readonly done: TaskFacts } | { readonly refused: string } | undefined

/** What an act leaves behind beside the task's own row. */
export type Effects = {
  readonly data?: Readonly<Record<string, unknown>>
  /** Words for whoever gets it; the ledger holds only their digest. */
  readonly note?: string | undefined
  readonly participant?: { readonly personId: string; readonly as: string }
  readonly told?: readonly string[]
}

type Write = (
  tx: Tx,
  task: TaskFacts,
  as: { readonly onBehalfOf: string | null; readonly principal: string },
) => Promise<Effects | Refused>
type Refused = { readonly refused: string }

/** Rolls back whatever an act had begun when it turns out to be refused. */
class RolledBack extends Error {
  readonly code: string
  readonly task: TaskFacts
  constructor(code: string, task: TaskFacts) {
    super(code)
    this.code = code
    this.task = task
  }
}

/**
 * One act on an open task: locks it, asks whether it is allowed, writes, tells the persons concerned and
 * enters it in the ledger, in one transaction. A refusal is entered too, by itself.
 */
export async function actOnTask(
  db: Database,
  kind: EntryKind,
  args: ActArgs,
  write: Write,
): Promise<Acted> {
  const { viewer, at } = args
  try {
    return await db.transaction(async (tx) => {
      const task = await loadActFacts(tx, { ...args, lock: true })
      if (!task) return undefined
      const decision = args.decide(task)
      if (!decision.allowed) throw new RolledBack(decision.code, task)
      const { onBehalfOf } = decision
      const effects = await write(tx, task, {
        onBehalfOf,
        principal: onBehalfOf ?? viewer.personId,
      })
      if ('refused' in effects) throw new RolledBack(effects.refused, task)
      const words = await keepNote(tx, { task, at, by: viewer.personId, note: effects.note })
      await spread(tx, { task, at, kind, effects, by: viewer.personId })
      const entry = { ...entryOf(kind, task, args), onBehalfOf }
      await appendEntries(tx, [{ ...entry, data: { ...effects.data, ...words } }])
      return { done: task }
    })
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error
    const { to, personId } = args
    const data = { step: error.task.step, ...(to && { to }), ...(personId && { person: personId }) }
    const entry = { ...entryOf(kind, error.task, args), data, refused: error.code }
    await appendEntries(db, [entry])
    return { refused: error.code }
  }
}

/** Keeps a note as a comment of the case; gives what the ledger may hold of it. */
export async function keepNote(
  tx: Tx,
  args: {
    readonly task: { readonly caseId: string; readonly taskId: string | null }
    readonly at: string
    readonly by: string
    readonly note?: string | undefined
    readonly mentions?: readonly string[]
  },
): Promise<{ readonly commentId: string; readonly digest: string } | undefined> {
  if (!args.note) return undefined
  const commentId = nanoid()
  const mentions = JSON.stringify(args.mentions ?? [])
  await tx.execute(sql`
    insert into comment (id, case_id, task_id, person_id, text, mentions, at)
    values (${commentId}, ${args.task.caseId}, ${args.task.taskId}, ${args.by}, ${args.note},
      array(select jsonb_array_elements_text(${mentions}::jsonb)), ${args.at})`)
  return { commentId, digest: createHash('sha256').update(args.note).digest('hex') }
}

/** Gives someone sight of a case from now on. */
export async function admit(
  tx: Tx,
  args: {
    readonly caseId: string
    readonly personId: string
    readonly as: string
    readonly at: string
  },
): Promise<void> {
  await tx.execute(sql`
    insert into participant (case_id, person_id, "as", since)
    values (${args.caseId}, ${args.personId}, ${args.as}, ${args.at}) on conflict do nothing`)
}

async function spread(
  tx: Tx,
  args: {
    readonly task: TaskFacts
    readonly at: string
    readonly kind: EntryKind
    readonly effects: Effects
    readonly by: string
  },
): Promise<void> {
  const { task, at, kind, effects } = args
  const { caseId, taskId } = task
  if (effects.participant) await admit(tx, { caseId, at, ...effects.participant })
  const told = (effects.told ?? []).filter((person) => person !== args.by)
  const key = `${kind}:${taskId}:${at}`
  await tell(
    tx,
    told.map((personId) => ({ key, personId, kind, caseId, taskId })),
    at,
  )
  const persons = new Set([args.by, ...(task.assigneeId ? [task.assigneeId] : []), ...told])
  const keys = task.candidateKey ? [task.candidateKey] : []
  await announce(tx, { caseId, taskIds: [taskId], persons: [...persons], keys })
}

const entryOf = (kind: EntryKind, task: TaskFacts, { viewer, at }: ActArgs): NewEntry => ({
  at,
  kind,
  actor: viewer.personId,
  caseId: task.caseId,
  taskId: task.taskId,
})
