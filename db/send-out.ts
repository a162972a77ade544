import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from './client.ts'
import type { DeliveryKind } from './schema/channels.ts'
import type { Notice } from './tell.ts'

type NewsKind = Exclude<DeliveryKind, 'digest'>

/** Kinds of notifications as the outside may know them; every other one is just news. */
const outside: Readonly<Record<string, NewsKind>> = {
  'task.opened': 'new',
  'task.handed-over': 'new',
  'task.transferred': 'new',
  'task.delegated': 'new',
  'task.given-back': 'new',
  'task.co-handler-added': 'new',
  'task.returned': 'new',
  'task.withdrawn': 'new',
  'task.supervise': 'new',
  'task.propose-interview': 'new',
  'task.remind': 'due',
  'task.overdue': 'late',
  'task.escalated': 'late',
}

/**
 * Whether somebody may have chosen to have a row of `notification` outside: so little that it costs
 * nothing where nobody did.
 */
export const mayGoOut: SQL = sql`(exists (select 1 from person_channel c where c.person_id = notification.person_id
    and c.active and c.news <> 'none')
  or exists (select 1 from robot r where r.active and r.news <> 'none'))`

/** A burst (an import, a morning of reminders) becomes one message: nothing goes out before this. */
const settleSeconds = 30

/** A delivery's id from its business key, in SQL: it leaves the house and must not say what it is about. */
export const deliveryId = (key: SQL): SQL =>
  sql`left(encode(sha256(convert_to(${key}, 'UTF8')), 'hex'), 32)`

/**
 * Writes a delivery for every notification just given that somebody chose to have outside. That it is a
 * supervision or a return stays inside. Robots speak to a whole group: they hear of tasks alone, and
 * never of a case that is kept from anybody.
 */
export async function sendOut(tx: Tx, notices: readonly Notice[], at: string): Promise<void> {
  const news = notices.map((n) => ({ ...n, outside: outside[n.kind] ?? 'news' }))
  await tx.execute(sql`
    with news as (
      select n.key as cause, n.key || ':' || n."personId" as key, n."personId" as person_id, n."caseId" as case_id,
        n."taskId" as task_id, coalesce(n.binding, false) as binding, n.outside
      from jsonb_to_recordset(${JSON.stringify(news)}::jsonb)
        as n(key text, "personId" text, "caseId" text, "taskId" text, binding boolean, outside text)
    )
    insert into delivery (id, channel, person_id, robot_id, kind, notification_key, case_id, task_id, at, since, next_at)
    select ${deliveryId(sql`o.key`)}, o.channel, o.person_id, o.robot_id, o.outside, o.notification_key,
      o.case_id, o.task_id, ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz + ${settleSeconds} * interval '1 second'
    from (
      select c.channel || ':' || n.key as key, c.channel, n.person_id, null as robot_id, n.outside,
        n.key as notification_key, n.case_id, n.task_id
      from news n join person_channel c on c.person_id = n.person_id
      where c.active and (c.news = 'everything' or (c.news = 'binding' and n.binding))
      union all
      select 'robot:' || r.id || ':' || n.cause, 'robot', null, r.id, n.outside, null, n.case_id, n.task_id
      from news n
        join robot r on r.active and (r.news = 'everything' or (r.news = 'binding' and n.binding))
        join task t on t.id = n.task_id and (r.section_id is null or r.section_id = t.section_id)
        join "case" c on c.id = n.case_id and c.audience is null
      where n.outside in ('new', 'due', 'late')
        and not exists (select 1 from recusal x where x.case_id = n.case_id)
    ) o
    on conflict do nothing`)
}
