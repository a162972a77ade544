import { sql } from 'drizzle-orm'
import type { Tx } from './client.ts'

/** Whoever is recused from one case is so from another; true where that is news for anybody. */
export async function copyRecusals(
  tx: Tx,
  args: { readonly from: string; readonly to: string; readonly at: string },
): Promise<boolean> {
  const rows = await tx.execute(sql`insert into recusal (case_id, person_id, because, since)
    select ${args.to}, person_id, because, ${args.at}::timestamptz from recusal where case_id = ${args.from}
    on conflict do nothing returning 1`)
  return rows.length > 0
}

/** A new title, for the case and what is open of it. */
export async function setTitle(tx: Tx, caseId: string, title: string): Promise<void> {
  await tx.execute(sql`update "case" set title = ${title} where id = ${caseId}`)
}

/** The complaint of a number, or the one it was merged with itself. */
export async function findMain(
  tx: Tx,
  number: string,
): Promise<{ readonly id: string; readonly isAnswered: boolean } | undefined> {
  const [row] = await tx.execute<{ id: string; isAnswered: boolean }>(sql`
    select c.id, (c.ended_at is not null or c.data->'wait'->>'for' = 'rate') as "isAnswered"
    from complaint k join "case" c on c.id = coalesce(k.merged_into, k.case_id) where k.number = ${number}`)
  return row
}

export async function setMain(
  tx: Tx,
  args: { readonly caseId: string; readonly mainId: string },
): Promise<void> {
  await tx.execute(
    sql`update complaint set merged_into = ${args.mainId} where case_id = ${args.caseId} or merged_into = ${args.caseId}`,
  )
  await tx.execute(sql`update "case" set linked_to = ${args.mainId},
    data = data || '{"relation":"merged"}'::jsonb where id = ${args.caseId}`)
}

/** The complaints that were merged with one. */
export async function mergedWith(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select case_id as id from complaint where merged_into = ${caseId} order by case_id`,
  )
  return rows.map((row) => row.id)
}

/** Notes that the people recognise a closed issue; false when something was noted before. */
export async function setRecognised(tx: Tx, issueId: string, at: string): Promise<boolean> {
  const rows =
    await tx.execute(sql`update "case" set recognition = 'recognised', recognised_at = ${at}
    where id = ${issueId} and closed_at is not null and recognition is distinct from 'recognised' returning 1`)
  return rows.length > 0
}
