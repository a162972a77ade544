import { sql } from 'drizzle-orm'
import type { ChangedConsequence } from '../workflows/rule-change/preview.ts'
import type { Database, Tx } from './client.ts'
import { maySeeCase, textArray, type Viewer } from './viewer.ts'

/** How what a preview names is called; cases only where the viewer may see them. */
export async function previewNames(
  db: Database | Tx,
  changes: readonly ChangedConsequence[],
  viewer: Viewer,
): Promise<{
  readonly section: (id: string) => string
  readonly person: (id: string) => string
  readonly caseId: (number: string) => string | undefined
}> {
  const of = (field: 'section' | 'person') => changes.flatMap((change) => change[field] ?? [])
  const numbers = changes.flatMap(({ because }) => because)
  const rows =
    changes.length === 0
      ? []
      : await db.execute<{ list: string; key: string; value: string }>(sql`
    select 'section' as list, id as key, name as value from section where id = any(${textArray(of('section'))})
    union all select 'person', id, name from person where id = any(${textArray(of('person'))})
    union all select 'case', c.number, c.id from "case" c
      where c.number = any(${textArray(numbers)}) and ${maySeeCase(viewer)}`)
  const found = new Map(rows.map(({ list, key, value }) => [`${list} ${key}`, value]))
  return {
    section: (id) => found.get(`section ${id}`) ?? id,
    person: (id) => found.get(`person ${id}`) ?? id,
    caseId: (number) => found.get(`case ${number}`),
  }
}
