import { itemsIn } from '../../db/negative-list.ts'
import { insertList } from '../../db/negative-versions.ts'
import { inForceFrom } from '../../workflows/rule-change/rules.ts'
import type { Work } from '../work.ts'

/** Writes the next version of the negative list once, with the words that its case keeps. */
export async function enactList(
  work: Work,
  decided: { readonly effectiveFrom: string; readonly by: string },
): Promise<void> {
  const { tx, on, at, day } = work
  const effectiveFrom = inForceFrom(decided.effectiveFrom, day)
  const items = itemsIn(on.data)
  const version = await insertList(tx, {
    items,
    effectiveFrom,
    setBy: on.openedBy,
    approvedBy: decided.by,
    caseId: on.id,
    enactedAt: at,
  })
  if (version === undefined) return
  work.entries.push({
    at,
    kind: 'list.enacted',
    actor: 'system',
    caseId: on.id,
    data: {
      version,
      effectiveFrom,
      items: items.length,
      proposedBy: on.openedBy,
      approvedBy: decided.by,
    },
  })
}
