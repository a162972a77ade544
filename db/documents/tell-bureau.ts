import { sql } from 'drizzle-orm'
import type { Tx } from '../client.ts'
import { peopleOfBureau } from './visible.ts'

/** Tells everyone of the bureau, once, that a document has been published; their browsers wake with the commit. */
export async function tellBureau(
  tx: Tx,
  args: {
    readonly id: string
    readonly caseId: string
    readonly at: string
    readonly day: string
  },
): Promise<void> {
  const kind = 'document.published'
  await tx.execute(sql`
    insert into notification (key, person_id, kind, case_id, at)
    select ${`${kind}:${args.id}:`} || e.id, e.id, ${kind}, ${args.caseId}, ${args.at} from (${peopleOfBureau(args.day)}) e
    on conflict do nothing`)
  await tx.execute(sql`select pg_notify('qf_event', ${JSON.stringify({ published: args.id })})`)
}
