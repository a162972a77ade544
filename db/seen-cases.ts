import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { maySeeCase, textArray, type Viewer } from './viewer.ts'

/** A case as a row behind a figure. */
export type SeenCase = {
  readonly id: string
  readonly number: string | null
  readonly title: string
}

/** Of the cases that were counted somewhere those that the viewer may see, in the order they came in. */
export async function seenCases(
  db: Database | Tx,
  ids: readonly string[],
  viewer: Viewer,
): Promise<readonly SeenCase[]> {
  if (ids.length === 0) return []
  return await db.execute<SeenCase>(sql`
    select c.id, c.number, c.title from "case" c
    where c.id = any(${textArray(ids)}) and ${maySeeCase(viewer)} order by c.opened_at, c.id`)
}
