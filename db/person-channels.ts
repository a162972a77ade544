import { and, eq, sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { type Language, type News, personChannel } from './schema/channels.ts'

/** A person's choice for mail. */
export type MailChoice = {
  readonly address: string
  readonly active: boolean
  readonly news: News
  readonly digest: boolean
  readonly quietFrom: string | null
  readonly quietTo: string | null
  readonly language: Language
}

export async function mailChoiceOf(
  db: Database | Tx,
  personId: string,
): Promise<MailChoice | undefined> {
  const [row] = await db
    .select()
    .from(personChannel)
    .where(and(eq(personChannel.personId, personId), eq(personChannel.channel, 'mail')))
  return row
}

export async function setMailChoice(
  tx: Tx,
  args: { readonly personId: string; readonly choice: MailChoice; readonly at: string },
): Promise<void> {
  const row = { ...args.choice, setAt: args.at }
  await tx
    .insert(personChannel)
    .values({ ...row, personId: args.personId, channel: 'mail' })
    .onConflictDoUpdate({ target: [personChannel.personId, personChannel.channel], set: row })
}

/** The last mail to a person, if it could not be delivered and they have changed nothing since. */
export async function lastMailFailure(
  db: Database,
  personId: string,
): Promise<
  { readonly at: string; readonly reason: string; readonly said: number | null } | undefined
> {
  const [row] = await db.execute<{ at: string; reason: string; said: number | null; ok: boolean }>(
    sql`
    select coalesce(d.failed_at, d.sent_at) as at, d.reason, d.said, d.sent_at is not null as ok
    from delivery d join person_channel c on c.person_id = d.person_id and c.channel = d.channel
    where d.person_id = ${personId} and d.channel = 'mail' and d.merged_into is null
      and coalesce(d.failed_at, d.sent_at) > c.set_at
    order by 1 desc limit 1`,
  )
  return row && !row.ok ? row : undefined
}

/** The addresses and feeds of those who have left by a day go; gives how many persons. */
export async function forgetLeft(db: Database, today: string): Promise<number> {
  const left = sql`select id from person where left_on <= ${today}::date`
  const gone = await db.execute(sql`
    with feeds as (delete from calendar_feed where person_id in (${left}) returning person_id),
      channels as (delete from person_channel where person_id in (${left}) returning person_id)
    select person_id from feeds union select person_id from channels`)
  return gone.length
}
