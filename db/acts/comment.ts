import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { appendEntries } from '../ledger.ts'
import { type PersonRefusal, refusePerson } from '../person-for.ts'
import { announce, tell } from '../tell.ts'
import type { Viewer } from '../viewer.ts'
import { mayOpenCase } from '../visible.ts'
import { admit, keepNote } from './act-on-task.ts'

/**
 * Comments on a case; who is mentioned may see it from now on. Refused, with the person, when one of
 * them may not be told; undefined where the viewer may not see the case.
 */
export async function comment(
  db: Database,
  args: {
    readonly caseId: string
    readonly viewer: Viewer
    readonly at: string
    readonly text: string
    readonly mentions: readonly string[]
  },
): Promise<
  | { readonly commentId: string }
  | { readonly refused: PersonRefusal; readonly index: number }
  | undefined
> {
  const { caseId, viewer, at } = args
  const by = viewer.personId
  return await db.transaction(async (tx) => {
    const [found] = await tx.execute(
      sql`select 1 from "case" c where c.id = ${caseId} and ${mayOpenCase(viewer)}`,
    )
    if (!found) return undefined
    for (const [index, personId] of args.mentions.entries()) {
      const refused = await refusePerson(tx, {
        personId,
        caseId,
        day: viewer.today,
        need: { to: 'know' },
      })
      if (refused) return { refused, index }
    }
    const task = { caseId, taskId: null }
    const mentions = [...new Set(args.mentions)].filter((person) => person !== by)
    const words = await keepNote(tx, { task, at, by, note: args.text, mentions })
    if (!words) throw new Error('a comment without words')
    for (const personId of mentions) await admit(tx, { caseId, personId, as: 'mentioned', at })
    const kind = 'case.mentioned'
    const key = `${kind}:${words.commentId}`
    await tell(
      tx,
      mentions.map((personId) => ({ ...task, key, personId, kind })),
      at,
    )
    await announce(tx, { caseId, taskIds: [], persons: [by, ...mentions], keys: [] })
    const data = { ...words, ...(mentions.length > 0 && { mentions }) }
    await appendEntries(tx, [{ at, kind: 'case.commented', actor: by, caseId, data }])
    return { commentId: words.commentId }
  })
}
