import { type SQL, sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { dueOrder, type OpenQuery, openTaskIds } from './inbox-sources.ts'
import type { DigestCounts } from './schema/channels.ts'
import { deliveryId } from './send-out.ts'
import type { Viewer } from './viewer.ts'

/** Counting stops here, as it does in no inbox that a person still reads. */
const most = 999

/** Whether a morning's digest is still to be written. */
export async function isDigestDue(db: Database, day: string): Promise<boolean> {
  const [ran] = await db.execute(sql`select 1 from digest_run where day = ${day}`)
  return ran === undefined
}

/**
 * Takes a morning's digest to write; gives when the one before was written, or undefined when somebody
 * else has it. Others wait here until this transaction ends.
 */
export async function takeDigest(
  tx: Tx,
  { day, at }: { readonly day: string; readonly at: string },
): Promise<{ readonly before: string | null } | undefined> {
  const taken = await tx.execute(sql`
    insert into digest_run (day, ran_at) values (${day}, ${at}) on conflict do nothing returning 1`)
  if (taken.length === 0) return undefined
  const [row] = await tx.execute<{ before: string | null }>(
    sql`select max(ran_at) as before from digest_run where day < ${day}::date`,
  )
  return { before: row?.before ?? null }
}

/** Who chose a digest. Whoever has left is found out when they are looked up. */
export async function digestReaders(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select person_id as id from person_channel where active and digest order by 1`,
  )
  return rows.map((row) => row.id)
}

/** What a person would find in their inbox, by the conditions of its lists. */
export async function countsFor(
  tx: Tx,
  query: Pick<OpenQuery, 'viewer' | 'at' | 'endOfToday'> & { readonly since: string },
): Promise<DigestCounts> {
  const ids = (view: OpenQuery['view']): SQL =>
    openTaskIds({ ...query, view, filter: {}, limit: most })
  const [row] = await tx.execute<DigestCounts>(sql`
    select (select count(*)::int from (${ids('due-today')}) n) as "dueToday",
      (select count(*)::int from (${ids('overdue')}) n) as overdue,
      (select count(*)::int from (${ids('mine')}) n join task t on t.id = n.id
        where ${isFresh(query.viewer, query.since)}) as fresh`)
  if (!row) throw new Error('counting gave no row')
  return row
}

/** Opened since, or come to this person since. */
const isFresh = (viewer: Viewer, since: string): SQL => sql`(t.created_at > ${since}::timestamptz
  or exists (select 1 from notification n where n.person_id = ${viewer.personId} and n.task_id = t.id
    and n.at > ${since}::timestamptz and n.kind in ('task.handed-over', 'task.transferred',
      'task.delegated', 'task.given-back', 'task.co-handler-added')))`

/** A person's digest, once for its day. */
export async function putDigest(
  tx: Tx,
  args: {
    readonly personId: string
    readonly day: string
    readonly at: string
    readonly counts: DigestCounts
  },
): Promise<void> {
  const key = `digest:${args.day}:${args.personId}`
  await tx.execute(sql`
    insert into delivery (id, channel, person_id, kind, day, counts, at, since, next_at)
    values (${deliveryId(sql`${key}::text`)}, 'mail', ${args.personId}, 'digest', ${args.day},
      ${JSON.stringify(args.counts)}::jsonb, ${args.at}, ${args.at}, ${args.at}) on conflict do nothing`)
}

/**
 * The digests of the robots: a section's tasks, or the bureau's, without the cases that are kept from
 * anybody. Nothing to say, nothing written.
 */
export async function putRobotDigests(
  tx: Tx,
  args: {
    readonly day: string
    readonly at: string
    readonly endOfToday: string
    readonly since: string
  },
): Promise<void> {
  const { day, at, endOfToday, since } = args
  await tx.execute(sql`
    insert into delivery (id, channel, robot_id, kind, day, counts, at, since, next_at)
    select ${deliveryId(sql`'digest:' || ${day}::text || ':robot:' || n.id`)}, 'robot', n.id, 'digest', ${day}::date,
      jsonb_build_object('dueToday', n.due_today, 'overdue', n.overdue, 'fresh', n.fresh),
      ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz
    from (
      select r.id, count(*) filter (where ${dueOrder} > ${at}::timestamptz and ${dueOrder} <= ${endOfToday}::timestamptz
          and t.suspended_at is null) as due_today,
        count(*) filter (where ${dueOrder} <= ${at}::timestamptz and t.suspended_at is null) as overdue,
        count(*) filter (where t.created_at > ${since}::timestamptz) as fresh
      from robot r join task t on t.ended_at is null and (r.section_id is null or t.section_id = r.section_id)
        join "case" c on c.id = t.case_id and c.audience is null
      where r.active and r.digest and not exists (select 1 from recusal x where x.case_id = t.case_id)
      group by r.id
    ) n
    where n.due_today + n.overdue + n.fresh > 0
    on conflict do nothing`)
}
