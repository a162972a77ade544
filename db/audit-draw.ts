import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from './client.ts'
import { maySeeCase, textArray, type Viewer } from './viewer.ts'
import { mayOpenCase } from './visible.ts'

const Draw = z.object({
  seed: z.string(),
  /** Null in a rehearsal, which brings its own seed. */
  entry: z.number().nullable(),
  population: z.array(z.string()),
  sample: z.array(z.string()),
  size: z.object({ share: z.number(), min: z.number(), max: z.number() }),
})
/** What an audit keeps of its draw. */
export type AuditDraw = z.infer<typeof Draw> & {
  /** Those of the sample that are checked in this case. */
  readonly checkedHere: readonly string[]
  /** Reasons of the closures found false, by case; null while it is not checked. */
  readonly found: Readonly<Record<string, string>> | null
  /** Hash of the record's entry that the seed names; null when there is none. */
  readonly entryHash: string | null
  /** Of the population, what the viewer may see. */
  readonly visible: readonly VisibleClosure[]
}
type VisibleClosure = {
  readonly id: string
  readonly number: string | null
  readonly title: string
  readonly section: string | null
}

/** The draw of an audit, or undefined where the viewer may not open it or it is none. */
export async function readDraw(
  db: Database,
  { caseId, viewer }: { readonly caseId: string; readonly viewer: Viewer },
): Promise<AuditDraw | undefined> {
  const [row] = await db.execute<{
    draw: unknown
    sample: string[]
    answer: { falseClosures?: Record<string, string> } | null
    checked: boolean
  }>(sql`
    select c.data->'draw' as draw, c.data->'sample' as sample, t.answer, t.id is not null as checked
    from "case" c left join task t on t.case_id = c.id and t.step = 'check' and t.ending = 'completed'
    where c.id = ${caseId} and c.procedure = 'audit' and ${mayOpenCase(viewer)}`)
  if (!row) return undefined
  const draw = Draw.parse(row.draw)
  const [[entry], visible] = await Promise.all([
    db.execute<{ hash: string }>(sql`select hash from ledger_entry where seq = ${draw.entry}`),
    db.execute<VisibleClosure>(sql`
      select c.id, c.number, c.title, s.name as section from "case" c left join section s on s.id = c.section_id
      where c.id = any(${textArray(draw.population)}) and ${maySeeCase(viewer)}`),
  ])
  return {
    ...draw,
    checkedHere: row.sample,
    found: row.checked ? (row.answer?.falseClosures ?? {}) : null,
    // Before the record's first entry stands the beginning of its chain.
    entryHash: draw.entry === 0 ? '0'.repeat(64) : (entry?.hash ?? null),
    visible,
  }
}
