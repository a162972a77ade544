import { linkCase } from '../db/engine/link-case.ts'
import type { NewEntry } from '../db/ledger.ts'
import type { Work } from './work.ts'

/** A case and the one it came out of, and how it came about. */
export type Link = { readonly caseId: string; readonly from: string; readonly relation: string }

/** Links a new case to the one it came out of; both timelines tell of it. */
export async function link(
  { tx, at, entries }: Pick<Work, 'tx' | 'at' | 'entries'>,
  { caseId, from, relation }: Link,
): Promise<void> {
  await linkCase(tx, { caseId, to: from, relation })
  entries.push(...linkEntries(at, { caseId, from, relation }))
}

/** What both timelines tell, of a link that is stored already. */
export function linkEntries(at: string, { caseId, from, relation }: Link): readonly NewEntry[] {
  const entry = { at, actor: 'system', kind: 'case.linked' } as const
  return [
    { ...entry, caseId: from, data: { caseId, relation } },
    { ...entry, caseId, data: { caseId: from, relation } },
  ]
}
