import { eq, sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { openTaskIds } from './inbox-sources.ts'
import { calendarFeed, type Language } from './schema/channels.ts'
import { inAudience, mayTakeTask, notRecused, type Viewer } from './viewer.ts'

/** Far more than a calendar shows; the cost of a feed has an end. */
const most = 1000

/** Gives a person a feed with this secret's hash; the address they had before ends. */
export async function setFeed(
  tx: Tx,
  feed: {
    readonly personId: string
    readonly tokenHash: string
    readonly language: Language
    readonly since: string
  },
): Promise<void> {
  const row = { ...feed, etag: null, changedAt: null }
  await tx
    .insert(calendarFeed)
    .values(row)
    .onConflictDoUpdate({ target: calendarFeed.personId, set: row })
}

/** False when there is none. */
export async function endFeed(tx: Tx, personId: string): Promise<boolean> {
  const gone = await tx
    .delete(calendarFeed)
    .where(eq(calendarFeed.personId, personId))
    .returning({ id: calendarFeed.personId })
  return gone.length > 0
}

export async function feedOf(db: Database, personId: string) {
  const [row] = await db.select().from(calendarFeed).where(eq(calendarFeed.personId, personId))
  return row
}

/** Whose feed has a secret with this hash. */
export async function feedByHash(db: Database, tokenHash: string) {
  const [row] = await db.select().from(calendarFeed).where(eq(calendarFeed.tokenHash, tokenHash))
  return row
}

/** Since when the feed is what it is: kept as long as its tag stays the same. */
export async function feedChangedAt(
  db: Database,
  args: { readonly personId: string; readonly etag: string; readonly at: string },
): Promise<string> {
  const { personId, etag, at } = args
  const [row] = await db.execute<{ changedAt: string }>(sql`
    with changed as (
      update calendar_feed set etag = ${etag}, changed_at = ${at}
      where person_id = ${personId} and etag is distinct from ${etag} returning changed_at
    )
    select coalesce((select changed_at from changed), f.changed_at) as "changedAt"
    from calendar_feed f where f.person_id = ${personId}`)
  return row?.changedAt ?? at
}

/** An open task with its due date; `step` is null where even what is to be done is kept from outside. */
export type DeadlineRow = {
  readonly ref: string
  readonly procedure: string
  readonly step: string | null
  readonly dueDate: string
  readonly createdAt: string
}

/**
 * The open tasks that are a person's to act on, own and of those they stand in for, which have a running
 * deadline, the earliest first.
 */
export async function deadlinesOf(
  db: Database,
  viewer: Viewer,
  when: { readonly at: string; readonly endOfToday: string },
): Promise<readonly DeadlineRow[]> {
  const mine = openTaskIds({ ...when, viewer, view: 'mine', filter: {}, limit: most })
  return await db.execute<DeadlineRow>(sql`
    select ${taskRef} as ref, t.procedure, case when c.audience is null then t.step end as step,
      t.deadline->>'dueDate' as "dueDate", t.created_at as "createdAt"
    from (${mine}) m join task t on t.id = m.id join "case" c on c.id = t.case_id
    where t.deadline is not null and t.suspended_at is null
      and ${mayTakeTask(viewer)} and ${inAudience(viewer, sql`c`)}
    order by t.due_at, t.id`)
}

/** How a task is called outside: a name that stays the same and says nothing. */
const taskRef = sql`left(encode(sha256(convert_to('task:' || t.id, 'UTF8')), 'hex'), 32)`

/**
 * What a reference from a mail or a calendar stands for; undefined unless it is the viewer's own and not
 * kept from them since.
 */
export async function resolveReference(
  db: Database,
  viewer: Viewer,
  args: { readonly ref: string; readonly at: string; readonly endOfToday: string },
): Promise<{ readonly caseId: string | null; readonly taskId: string | null } | undefined> {
  const mine = openTaskIds({ ...args, viewer, view: 'mine', filter: {}, limit: most })
  const [row] = await db.execute<{ caseId: string | null; taskId: string | null }>(sql`
    select d.case_id as "caseId", d.task_id as "taskId"
    from delivery d left join "case" c on c.id = d.case_id
    where d.id = ${args.ref} and d.person_id = ${viewer.personId}
      and (c.id is null or (${inAudience(viewer, sql`c`)} and ${notRecused(viewer, sql`c.id`)}))
    union all
    select t.case_id, t.id from (${mine}) m join task t on t.id = m.id
    where ${taskRef} = ${args.ref}
    limit 1`)
  return row
}
