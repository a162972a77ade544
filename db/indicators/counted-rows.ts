import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../client.ts'

/** What an indicator counts for a section: the cases themselves, and the figure they are compared with. */
export type CountedRows = {
  readonly sectionId: string
  /** The month that is looked at (YYYY-MM); empty for the day. */
  readonly period: string
  /** Ids of the cases counted. */
  readonly rows: readonly string[]
  readonly base: number
}

/** Counts for every section that has anything to count, as of a day (YYYY-MM-DD). */
export type Count = (
  tx: Tx,
  args: { readonly day: string; readonly within: number },
) => Promise<readonly CountedRows[]>

/**
 * True where a complaint `c` is one that figures may count: a clue is known to the discipline group alone,
 * and a figure would tell of it.
 */
export const isNoClue: SQL = sql`(c.audience is null or c.audience like '%conduct_office%')`
