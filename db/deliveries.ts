import { type SQL, sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { textArray } from './viewer.ts'

/** Whoever dies while sending leaves the delivery to others after this; longer than any batch takes. */
const leaseMinutes = 5
/** Neither sent, given up, dropped, nor part of another message. */
export const isOpen: SQL = sql`d.sent_at is null and d.failed_at is null and d.dropped_at is null and d.merged_into is null`

type Claim = {
  readonly id: string
  readonly who: string
  readonly kind: string
  /** Nobody has tried it yet. */
  readonly isNew: boolean
}

/**
 * Takes up what is due on a channel, oldest first, at most `limit`; gives the ids. What one person or
 * robot was to be told of the same kind and nobody has tried yet goes into one message. Several
 * processes may claim at once: none takes what another holds.
 */
export async function claimDeliveries(
  db: Database,
  args: { readonly channel: 'mail' | 'robot'; readonly now: string; readonly limit: number },
): Promise<readonly string[]> {
  const { channel, now, limit } = args
  return await db.transaction(async (tx) => {
    const rows = await tx.execute<Claim>(sql`
      select d.id, coalesce(d.person_id, d.robot_id) as who, d.kind,
        ${isNew('d')} as "isNew" from delivery d
      where d.channel = ${channel} and d.next_at <= ${now}::timestamptz and ${isOpen}
        and not exists (select 1 from person_channel c
          where c.person_id = d.person_id and c.channel = d.channel and ${isQuiet(now)})
      order by d.next_at, d.id limit ${limit} for update of d skip locked`)
    if (rows.length === 0) return []
    const leaders = firstOfEach(rows)
    await mergeInto(tx, leaders)
    await tx.execute(sql`
      update delivery set attempts = attempts + 1,
        next_at = ${now}::timestamptz + ${leaseMinutes} * interval '1 minute'
      where id = any(${textArray(leaders)})`)
    return leaders
  })
}

const isNew = (of: 'd' | 'l'): SQL => sql.raw(`(${of}.attempts = 0 and ${of}.reason is null)`)

/** HH:MM as it is in Shanghai, within the hours a person wants none of. */
const isQuiet = (now: string): SQL => {
  const time = sql`to_char(${now}::timestamptz at time zone 'Asia/Shanghai', 'HH24:MI')`
  return sql`case when c.quiet_from <= c.quiet_to then ${time} >= c.quiet_from and ${time} < c.quiet_to
    else ${time} >= c.quiet_from or ${time} < c.quiet_to end`
}

/** The first of those that may be one message, and every other by itself. */
function firstOfEach(rows: readonly Claim[]): readonly string[] {
  const first = new Map<string, string>()
  for (const { id, who, kind, isNew: mayMerge } of rows) {
    const group = mayMerge && kind !== 'digest' ? `${who} ${kind}` : id
    if (!first.has(group)) first.set(group, id)
  }
  return [...first.values()]
}

async function mergeInto(tx: Tx, leaders: readonly string[]): Promise<void> {
  await tx.execute(sql`
    update delivery d set merged_into = s.leader from (
      select d.id, l.id as leader from delivery d join delivery l on l.id = any(${textArray(leaders)})
        and l.channel = d.channel and l.kind = d.kind and ${isNew('l')} and ${isNew('d')}
        and coalesce(l.person_id, l.robot_id) = coalesce(d.person_id, d.robot_id)
      where d.id <> l.id and d.kind <> 'digest' and ${isOpen} for update of d skip locked) s
    where d.id = s.id`)
}

/** A delivery and what goes out with it. */
const together = (id: string): SQL => sql`(id = ${id} or merged_into = ${id})`

export async function markSent(db: Database, id: string, at: string): Promise<void> {
  await db.execute(sql`
    update delivery set sent_at = ${at}, reason = null, said = null
    where ${together(id)} and sent_at is null and dropped_at is null`)
}

/** Not sent: once more at `nextAt`, or given up when there is none. */
export async function markNotSent(
  db: Database,
  args: {
    readonly id: string
    readonly at: string
    readonly nextAt: string | null
    readonly reason: string
    readonly said: number | null
  },
): Promise<void> {
  const { id, at, nextAt, reason, said } = args
  await db.execute(sql`
    update delivery set reason = ${reason}, said = ${said},
      next_at = coalesce(${nextAt}::timestamptz, next_at),
      failed_at = case when ${nextAt}::timestamptz is null then ${at}::timestamptz end
    where ${together(id)} and sent_at is null and dropped_at is null`)
}

/** Nobody wants it any more, or nobody can have it: why is kept, and it is no failure. */
export async function markDropped(
  db: Database,
  args: { readonly id: string; readonly at: string; readonly why: string },
): Promise<void> {
  await db.execute(sql`
    update delivery set dropped_at = ${args.at}, reason = ${args.why}
    where ${together(args.id)} and sent_at is null and dropped_at is null`)
}
