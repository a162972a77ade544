import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'

/** A case by its number or its id. */
export async function findCase(db: Database, name: string): Promise<string | undefined> {
  const [row] = await db.execute<{ id: string }>(
    sql`select id from "case" where number = ${name} or id = ${name} limit 1`,
  )
  return row?.id
}

/** How many cases there are. */
export async function countCases(db: Database): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from "case"`)
  return row?.n ?? 0
}

/** The case that was opened last. */
export async function newestCase(db: Database): Promise<string | undefined> {
  const [row] = await db.execute<{ id: string }>(
    sql`select id from "case" order by opened_at desc, updated_at desc, number desc nulls last, id limit 1`,
  )
  return row?.id
}
