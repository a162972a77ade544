import { type SQL, sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { isCancelledFor, isListedOn } from './excellence.ts'
import type { Named } from './people.ts'
import { nomination } from './schema/nominations.ts'
import { textArray, type Viewer } from './viewer.ts'

export type NominationRow = {
  readonly id: string
  readonly year: number
  readonly section: Named
  /** Null where the section itself is nominated. */
  readonly person: Named | null
  readonly merits: string
  readonly by: Named
  readonly at: string
  /** What has come to stand against it: a consequence's id and its rule. */
  readonly barred: readonly { readonly consequence: string; readonly rule: string }[]
}

/** Sections whose people keep the register: personnel, by id or by name. */
export async function personnelSections(tx: Database | Tx): Promise<readonly string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select id from section where id = 'personnel' or name like '%人事%' or array_to_string(aliases, ' ') like '%人事%'`,
  )
  return rows.map((row) => row.id)
}

/**
 * Nominations of a year that stand, by section: all of them, or those of the viewer's sections. What stands
 * against one is shown to those of `open`, and to the person nominated.
 */
export async function readNominations(
  db: Database | Tx,
  args: {
    readonly viewer: Viewer
    readonly year: number
    readonly everyone: boolean
    /** Sections whose barriers the viewer may know; undefined for all. */
    readonly open: readonly string[] | undefined
  },
): Promise<readonly NominationRow[]> {
  const { viewer, year, everyone, open } = args
  const mayKnow = open
    ? sql`(n.section_id = any(${textArray(open)}) or n.person_id = ${viewer.personId})`
    : sql`true`
  return await db.execute<NominationRow>(sql`
    select n.id, n.year, ${named('s')} as section, ${named('p')} as person, n.merits, ${named('b')} as by, n.at,
      case when ${mayKnow} then coalesce((select jsonb_agg(jsonb_build_object('consequence', k.id, 'rule', k.rule) order by k.at)
        from consequence k where case when n.person_id is null
          then k.section_id = n.section_id and ${isCancelledFor(sql`n.year`)}
          else k.person_id = n.person_id and ${isListedOn(viewer.today)} end), '[]') else '[]' end as barred
    from nomination n join section s on s.id = n.section_id left join person p on p.id = n.person_id join person b on b.id = n.by
    where n.year = ${year} and n.withdrawn_at is null
      and (${everyone} or n.section_id = any(${textArray(viewer.sections)}))
    order by s.position, s.id, n.person_id nulls first`)
}

const named = (row: string): SQL =>
  sql.raw(
    `case when ${row}.id is not null then jsonb_build_object('id', ${row}.id, 'name', ${row}.name) end`,
  )

/** Enters a nomination; false where the same stands already. */
export async function insertNomination(
  tx: Tx,
  row: {
    readonly id: string
    readonly year: number
    readonly sectionId: string
    readonly personId: string | null
    readonly merits: string
    readonly by: string
    readonly at: string
  },
): Promise<boolean> {
  const made = await tx
    .insert(nomination)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: nomination.id })
  return made.length > 0
}

/** A nomination that stands, kept from other changes. */
export async function lockNomination(tx: Tx, id: string) {
  const [row] = await tx.execute<{ sectionId: string; personId: string | null; by: string }>(sql`
    select section_id as "sectionId", person_id as "personId", by from nomination
    where id = ${id} and withdrawn_at is null for update`)
  return row
}

export async function takeBackNomination(
  tx: Tx,
  args: { readonly id: string; readonly by: string; readonly at: string },
): Promise<void> {
  await tx.execute(sql`update nomination set withdrawn_by = ${args.by}, withdrawn_at = ${args.at}
    where id = ${args.id}`)
}
