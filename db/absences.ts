import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from './client.ts'
import { absence } from './schema/people.ts'

export type NewAbsence = {
  readonly id: string
  readonly personId: string
  readonly deputyId: string
  readonly fromDate: string
  readonly toDate: string
  readonly reason: string | null
  readonly setBy: string
}

/** Why an absence can't be: it overlaps one there is, or its deputies lead back to the person. */
export type AbsenceClash = 'overlap' | 'cycle'

/** Adds an absence unless it clashes. Absences are added one at a time, so that two can't make a cycle. */
export async function addAbsence(tx: Tx, row: NewAbsence): Promise<AbsenceClash | undefined> {
  await tx.execute(sql`lock table absence in share row exclusive mode`)
  const [clash] = await tx.execute<{ overlap: boolean; cycle: boolean }>(sql`
    with recursive chain(person_id, from_date, to_date) as (
      select ${row.deputyId}::text, ${row.fromDate}::date, ${row.toDate}::date
      union
      select a.deputy_id, greatest(a.from_date, c.from_date), least(a.to_date, c.to_date)
      from absence a join chain c on a.person_id = c.person_id
      where a.ended_at is null and a.from_date <= c.to_date and a.to_date >= c.from_date
    )
    select exists (select 1 from chain where person_id = ${row.personId}) as cycle,
      exists (select 1 from absence a where a.person_id = ${row.personId} and a.ended_at is null
        and a.from_date <= ${row.toDate}::date and a.to_date >= ${row.fromDate}::date) as overlap`)
  if (clash?.overlap) return 'overlap'
  if (clash?.cycle) return 'cycle'
  await tx.insert(absence).values(row)
  return undefined
}

/** An absence that has not been ended, kept from other changes. */
export async function findAbsence(tx: Tx, id: string) {
  const [row] = await tx
    .select()
    .from(absence)
    .where(and(eq(absence.id, id), isNull(absence.endedAt)))
    .for('update')
  return row
}

export async function endAbsence(tx: Tx, id: string, at: string): Promise<void> {
  await tx.update(absence).set({ endedAt: at }).where(eq(absence.id, id))
}
