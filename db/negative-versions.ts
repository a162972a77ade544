import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import type { NegativeItem } from './negative-list.ts'
import type { Named } from './people.ts'
import { negativeItem, negativeList } from './schema/rules.ts'
import { maySeeCase, type Viewer } from './viewer.ts'

/** 负面清单 as it stands on a day. */
export type ListInForce = {
  readonly version: number
  readonly effectiveFrom: string
  readonly items: readonly NegativeItem[]
}

const itemsOf = sql`(select jsonb_agg(jsonb_build_object('id', i.id, 'zh', i.zh, 'en', i.en, 'aliases', to_jsonb(i.aliases))
  order by i.position) from negative_item i where i.version = l.version)`

/** The list in force on a day (YYYY-MM-DD). @throws Error when there is none: the first is seeded */
export async function listInForce(db: Database | Tx, day: string): Promise<ListInForce> {
  const [row] = await db.execute<ListInForce>(sql`
    select l.version, l.effective_from::text as "effectiveFrom", ${itemsOf} as items
    from negative_list l where l.effective_from <= ${day}::date
    order by l.effective_from desc, l.version desc limit 1`)
  if (!row) throw new Error(`no negative list in force on ${day}`)
  return row
}

/** A version with who set it, why and when. */
export type ListVersion = {
  readonly version: number
  readonly effectiveFrom: string
  readonly items: number
  readonly proposedBy: Named | null
  readonly approvedBy: Named | null
  readonly reason: string | null
  readonly enactedAt: string | null
}

/** All versions of the list, the newest first. */
export async function listVersions(db: Database | Tx): Promise<readonly ListVersion[]> {
  return await db.execute<ListVersion>(sql`
    select l.version, l.effective_from::text as "effectiveFrom",
      (select count(*)::int from negative_item i where i.version = l.version) as items,
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as "proposedBy",
      case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as "approvedBy",
      c.description as reason, l.enacted_at as "enactedAt"
    from negative_list l left join person p on p.id = l.set_by left join person a on a.id = l.approved_by
    left join "case" c on c.id = l.case_id order by l.version desc`)
}

/** The newest version, in force or decided for later. */
export async function latestList(
  tx: Database | Tx,
): Promise<{ readonly version: number; readonly effectiveFrom: string }> {
  const [row] = await tx.execute<{ version: number; effectiveFrom: string }>(sql`
    select version, effective_from::text as "effectiveFrom" from negative_list order by version desc limit 1`)
  if (!row) throw new Error('there is no negative list')
  return row
}

/** The items of a version. */
export async function itemsOfVersion(
  db: Database | Tx,
  version: number,
): Promise<readonly NegativeItem[]> {
  const [row] = await db.execute<{ items: readonly NegativeItem[] | null }>(
    sql`select ${itemsOf} as items from negative_list l where l.version = ${version}`,
  )
  return row?.items ?? []
}

/** Adds the next version of the list; its number, or undefined when the case has set one before. */
export async function insertList(
  tx: Tx,
  args: {
    readonly items: readonly NegativeItem[]
    readonly effectiveFrom: string
    readonly setBy: string
    readonly approvedBy: string
    readonly caseId: string
    readonly enactedAt: string
  },
): Promise<number | undefined> {
  const { items, ...list } = args
  const version = (await latestList(tx)).version + 1
  const made = await tx
    .insert(negativeList)
    .values({ ...list, version })
    .onConflictDoNothing({ target: negativeList.caseId })
    .returning({ version: negativeList.version })
  if (made.length === 0) return undefined
  await tx
    .insert(negativeItem)
    .values(items.map((one, at) => ({ ...one, version, position: at + 1 })))
  return version
}

/** How many issues each category has that is an item of some version, as far as the viewer may see. */
export async function countByItem(
  db: Database | Tx,
  viewer: Viewer,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.execute<{ id: string; count: number }>(sql`
    select c.category as id, count(*)::int as count from "case" c
    where c.procedure = 'issue' and c.category in (select id from negative_item) and ${maySeeCase(viewer)}
    group by 1`)
  return new Map(rows.map((row) => [row.id, row.count]))
}
