import { type SQL, sql } from 'drizzle-orm'
import type { Database } from './client.ts'
import type { DeliveryKind, DigestCounts, Language, RobotKind } from './schema/channels.ts'
import { textArray } from './viewer.ts'

/** Why a delivery is no longer to go out, whatever was true when it was written. */
type Obstacle = 'gone' | 'off' | 'recused' | 'read' | 'ended'

/** One message about to go out: to whom, about what, and nothing of what it is about. */
export type Parcel = {
  readonly id: string
  readonly channel: 'mail' | 'robot'
  readonly kind: DeliveryKind
  readonly since: string
  readonly attempts: number
  readonly day: string | null
  readonly counts: DigestCounts | null
  readonly language: Language | null
  readonly address: string | null
  readonly robot: {
    readonly id: string
    readonly kind: RobotKind
    readonly sealedUrl: string
    readonly sealedSecret: string | null
  } | null
  /** What it stands for, itself first: with what speaks against each, and its task's due date. */
  readonly items: readonly {
    readonly id: string
    readonly obstacle: Obstacle | null
    readonly due: string | null
  }[]
}

/** The messages with these ids as they are now: choices, recusals, departures and readings since count. */
export async function readParcels(
  db: Database,
  ids: readonly string[],
  today: string,
): Promise<readonly Parcel[]> {
  return await db.execute<Parcel>(sql`
    select d.id, d.channel, d.kind, d.since, d.attempts, d.day, d.counts,
      coalesce(c.language, r.language) as language, c.address,
      case when r.id is not null then jsonb_build_object('id', r.id, 'kind', r.kind,
        'sealedUrl', r.sealed_url, 'sealedSecret', r.sealed_secret) end as robot,
      (select jsonb_agg(jsonb_build_object('id', m.id, 'obstacle', ${obstacle(today)}, 'due', t.deadline->>'dueDate')
          order by m.id <> d.id, m.id)
        from delivery m left join task t on t.id = m.task_id left join "case" k on k.id = m.case_id
        where (m.id = d.id or m.merged_into = d.id) and m.dropped_at is null) as items
    from delivery d
      left join person_channel c on c.person_id = d.person_id and c.channel = d.channel
      left join robot r on r.id = d.robot_id
    where d.id = any(${textArray(ids)})`)
}

const obstacle = (today: string): SQL => sql`case
  when m.person_id is not null and not exists (select 1 from person p where p.id = m.person_id
    and p.joined_on <= ${today}::date and (p.left_on is null or p.left_on > ${today}::date)) then 'gone'
  when not coalesce(c.active, r.active, false)
    or (m.kind = 'digest' and not coalesce(c.digest, r.digest, false))
    or (m.kind <> 'digest' and coalesce(c.news, r.news, 'none') = 'none') then 'off'
  when exists (select 1 from recusal x where x.case_id = m.case_id
    and (m.robot_id is not null or x.person_id = m.person_id)) or ${isKept(today)} then 'recused'
  when exists (select 1 from notification n where n.key = m.notification_key and n.read_at is not null) then 'read'
  when m.kind in ('new', 'due', 'late') and t.ended_at is not null then 'ended'
end`

/** The case is kept to a role that the person does not hold; robots never hold one. */
const isKept = (today: string): SQL => sql`(k.audience is not null and not exists (
  select 1 from role_grant g where g.person_id = m.person_id and g.role = k.audience
    and g.from_date <= ${today}::date and (g.to_date is null or g.to_date >= ${today}::date)))`
