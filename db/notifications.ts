import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { inAudience, mayTakeTask, notRecused, textArray, type Viewer } from './viewer.ts'

export type NotificationRow = {
  readonly key: string
  readonly kind: string
  readonly caseId: string | null
  readonly caseNumber: string | null
  readonly taskId: string | null
  readonly procedure: string | null
  readonly step: string | null
  readonly at: string
  readonly readAt: string | null
  readonly binding: boolean
}

/** Where a page ended: whether that row was unread, its instant and key. */
export type NotificationCursor = {
  readonly unread: boolean
  readonly at: string
  readonly key: string
}

/** A person's notifications, unread first and the newest first within both; recused cases left out. */
export async function listNotifications(
  db: Database | Tx,
  viewer: Viewer,
  page: { readonly after?: NotificationCursor | undefined; readonly limit: number },
): Promise<readonly NotificationRow[]> {
  const { after } = page
  const rest = after
    ? sql`and (n.read_at is null, n.at, n.key) < (${after.unread}, ${after.at}::timestamptz, ${after.key})`
    : sql``
  return await db.execute<NotificationRow>(sql`
    select n.key, n.kind, n.case_id as "caseId", c.number as "caseNumber", n.task_id as "taskId",
      coalesce(t.procedure, c.procedure) as procedure, t.step, n.at, n.read_at as "readAt", n.binding
    from notification n left join "case" c on c.id = n.case_id left join task t on t.id = n.task_id
    where n.person_id = ${viewer.personId} and ${mayHear(viewer)} ${rest}
    order by (n.read_at is null) desc, n.at desc, n.key desc limit ${page.limit}`)
}

/** News of a case that is kept from its reader since is gone; whoever has a task of it hears of that. */
const mayHear = (viewer: Viewer) => {
  const own = sql`exists (select 1 from task t where t.id = n.task_id and t.ended_at is null and ${mayTakeTask(viewer)})`
  return sql`(c.id is null or ((${inAudience(viewer, sql`c`)} or ${own}) and ${notRecused(viewer, sql`n.case_id`)}))`
}

export async function countUnread(db: Database | Tx, viewer: Viewer): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from notification n left join "case" c on c.id = n.case_id
    where n.person_id = ${viewer.personId} and n.read_at is null and ${mayHear(viewer)}`)
  return row?.n ?? 0
}

/** Marks a person's notifications read: those with the keys, or all of them. */
export async function readNotifications(
  tx: Database | Tx,
  args: {
    readonly personId: string
    readonly keys?: readonly string[] | undefined
    readonly at: string
  },
): Promise<void> {
  const only = args.keys ? sql`and key = any(${textArray(args.keys)})` : sql``
  await tx.execute(sql`
    update notification set read_at = ${args.at}
    where person_id = ${args.personId} and read_at is null ${only}`)
}
