import { eq, sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import type { Named } from './people.ts'
import { type Language, type News, type RobotKind, robot } from './schema/channels.ts'

/** A robot as administrators see it: never with its address or secret. */
export type RobotRow = {
  readonly id: string
  readonly kind: RobotKind
  readonly name: string
  readonly section: Named | null
  readonly active: boolean
  readonly news: News
  readonly digest: boolean
  readonly language: Language
  readonly host: string
  readonly signed: boolean
  readonly setAt: string
}

/** Every robot, or the one with an id, in order of its name. */
export async function listRobots(db: Database | Tx, id?: string): Promise<readonly RobotRow[]> {
  return await db.execute<RobotRow>(sql`
    select r.id, r.kind, r.name, case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as section,
      r.active, r.news, r.digest, r.language, r.host, r.sealed_secret is not null as signed, r.set_at as "setAt"
    from robot r left join section s on s.id = r.section_id
    where ${id ?? null}::text is null or r.id = ${id ?? null}
    order by r.name`)
}

export type StoredRobot = typeof robot.$inferSelect

/** The robot with its seals, kept from other changes until the transaction ends. */
export async function lockRobot(tx: Tx, id: string): Promise<StoredRobot | undefined> {
  const [row] = await tx.select().from(robot).where(eq(robot.id, id)).for('update')
  return row
}

export async function findRobot(db: Database, id: string): Promise<StoredRobot | undefined> {
  const [row] = await db.select().from(robot).where(eq(robot.id, id))
  return row
}

/** Adds a robot, or changes the one with its id. False when another has its name. */
export async function putRobot(tx: Tx, row: StoredRobot): Promise<boolean> {
  const [taken] = await tx.execute(
    sql`select 1 from robot where name = ${row.name} and id <> ${row.id}`,
  )
  if (taken) return false
  await tx.insert(robot).values(row).onConflictDoUpdate({ target: robot.id, set: row })
  return true
}

/** Removes a robot with what was still to go out by it. */
export async function removeRobot(tx: Tx, id: string, at: string): Promise<void> {
  await tx.delete(robot).where(eq(robot.id, id))
  await tx.execute(sql`
    update delivery set dropped_at = ${at}, reason = 'off' where robot_id = ${id} and sent_at is null and dropped_at is null`)
}
