import { sql } from 'drizzle-orm'
import type { Tx } from './client.ts'
import type { NewEntry } from './ledger.ts'

/** Links a new case to the one it follows from; returns what both timelines say. */
export async function linkCase(
  tx: Tx,
  args: {
    readonly caseId: string
    readonly to: string
    readonly relation: string
    readonly at: string
  },
): Promise<NewEntry[]> {
  const { caseId, to, relation, at } = args
  await tx.execute(sql`update "case" set linked_to = ${to},
    data = data || ${JSON.stringify({ relation })}::jsonb where id = ${caseId}`)
  const linked = { at, actor: 'system', kind: 'case.linked' } as const
  return [
    { ...linked, caseId, data: { caseId: to, relation } },
    { ...linked, caseId: to, data: { caseId, relation } },
  ]
}
