import { type SQL, sql } from 'drizzle-orm'
import type { DeliveryKind } from './schema/channels.ts'

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

/** What a notification is called outside: that it is a supervision or a return stays inside. */
export const outsideKind = (kind: string): NewsKind => outside[kind] ?? 'news'

/** A burst (an import, a morning of reminders) becomes one message: nothing goes out before this. */
export const settleSeconds = 30

/** A delivery's id from its business key, in SQL: it leaves the house and must not say what it is about. */
export const deliveryId = (key: SQL): SQL =>
  sql`left(encode(sha256(convert_to(${key}, 'UTF8')), 'hex'), 32)`

/**
 * Writes a delivery for every row of `news` (key, cause, person_id, case_id, task_id, binding, outside) that
 * somebody chose to have outside. Robots speak to a whole group: they hear of tasks alone, and never of
 * a case that is kept from anybody.
 */
export const sendOut = (at: string): SQL => sql`
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
  on conflict do nothing`
