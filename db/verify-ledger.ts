import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'

/**
 * What is wrong with an entry: `hash`, it was changed after it was entered; `link`, it does not follow from
 * the one before; `gap`, it is missing; `tail`, the chain's head says that it was there and it is cut off;
 * `head`, the head does not stand at this last entry.
 */
export type Break = 'hash' | 'link' | 'gap' | 'tail' | 'head'

/** How the chain of the event ledger stands. `entries` counts those found sound, from the first. */
export type Verdict = {
  readonly entries: number
  /** Hash of the last sound entry: noted elsewhere, it shows a ledger written anew from end to end. */
  readonly hash: string
  readonly broken: { readonly seq: number; readonly what: Break } | null
}

const GENESIS = '0'.repeat(64)

type Link = {
  readonly seq: number
  readonly prev: string
  readonly hash: string
  readonly sound: boolean
}

/**
 * Recomputes the chain from its first entry, `batch` entries at a time, as of one instant, and names the
 * first entry that does not hold.
 */
export async function verifyLedger(
  db: Database,
  { batch = 5000 }: { readonly batch?: number } = {},
): Promise<Verdict> {
  return await db.transaction((tx) => verify(tx, batch), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  })
}

async function verify(tx: Tx, batch: number): Promise<Verdict> {
  let last = { seq: 0, hash: GENESIS }
  const verdict = (broken: Verdict['broken']): Verdict => ({
    entries: last.seq,
    hash: last.hash,
    broken,
  })
  for (;;) {
    const links = await readLinks(tx, last.seq, batch)
    for (const link of links) {
      const what = breakOf(link, last)
      // Of a gap, the entry that is missing; otherwise the one that does not hold.
      if (what) return verdict({ seq: what === 'gap' ? last.seq + 1 : link.seq, what })
      last = { seq: link.seq, hash: link.hash }
    }
    if (links.length < batch) break
  }
  const [head] = await tx.execute<{ seq: number; hash: string }>(
    sql`select seq::int as seq, hash from ledger_head where id = 'main'`,
  )
  if (head && head.seq > last.seq) return verdict({ seq: last.seq + 1, what: 'tail' })
  const isAtHead = head?.seq === last.seq && head.hash === last.hash
  return verdict(isAtHead ? null : { seq: last.seq, what: 'head' })
}

function breakOf(link: Link, before: { readonly seq: number; readonly hash: string }) {
  if (link.seq !== before.seq + 1) return 'gap'
  if (link.prev !== before.hash) return 'link'
  return link.sound ? undefined : 'hash'
}

async function readLinks(tx: Tx, after: number, limit: number): Promise<readonly Link[]> {
  return await tx.execute<Link>(sql`
    select e.seq::int as seq, e.prev_hash as prev, e.hash, ledger_hash(e.prev_hash, e) = e.hash as sound
    from ledger_entry e where e.seq > ${after} order by e.seq limit ${limit}`)
}
