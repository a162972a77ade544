import { sql } from 'drizzle-orm'
import type { Database } from '../../db/client.ts'
import { aCase } from './factories.ts'

/** Issues of a section due on a day, so many of them closed that morning; the others stay open. */
export async function issuesDue(
  db: Database,
  args: {
    readonly sectionId: string
    readonly on: string
    readonly due: number
    readonly closed: number
  },
): Promise<void> {
  const { sectionId, on, due, closed } = args
  for (let i = 1; i <= due; i += 1) {
    const closedAt = i <= closed ? `${on}T08:00:00+08:00` : null
    await aCase(db, {
      id: `${sectionId}:${on}:${i}`,
      sectionId,
      responsibleId: null,
      dueDate: on,
      closedAt,
      ...(closedAt && { status: 'closed', step: 'look-back' }),
    })
  }
}

/** What a section had open is closed on a day. */
export async function closeAll(db: Database, sectionId: string, day: string): Promise<void> {
  await db.execute(sql`update "case" set closed_at = ${`${day}T08:00:00+08:00`}, status = 'closed'
    where section_id = ${sectionId} and procedure = 'issue' and closed_at is null`)
}

/** What a section had open turns out to have been no issue. */
export async function dropAll(db: Database, sectionId: string, day: string): Promise<void> {
  await db.execute(sql`update "case" set ended_at = ${`${day}T08:00:00+08:00`}, status = 'ended', outcome = 'not-an-issue'
    where section_id = ${sectionId} and procedure = 'issue' and closed_at is null`)
}

/** A section's head goes to another person from a day on. */
export async function changeHead(
  db: Database,
  args: {
    readonly sectionId: string
    readonly from: string
    readonly to: string
    readonly on: string
  },
): Promise<void> {
  const { sectionId, from, to, on } = args
  await db.execute(
    sql`update role_grant set to_date = ${on}::date - 1 where person_id = ${from} and role = 'head'`,
  )
  await db.execute(sql`insert into role_grant (id, person_id, role, section_id, from_date)
    values (${`${to}:head`}, ${to}, 'head', ${sectionId}, ${on})`)
}
