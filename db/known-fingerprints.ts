import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { maySeeCase, type Viewer } from './viewer.ts'

/** Characters of a fingerprint (sha-256 as hex). */
const LENGTH = 64

/** Any number, the same for every import. */
const LOCK = 7_423_002

/** Makes imports wait for each other until the transaction ends. */
export async function lockImports(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
}

/** Tells a viewer's ledger rows from the issues there are. */
export type KnownFingerprints = {
  /** Of issues that the viewer may see, or imported before. */
  readonly known: ReadonlySet<string>
  /** The key under which a row of the viewer's is stored. */
  readonly keyFor: (fingerprint: string) => string
}

/**
 * The fingerprints of issues there are, among `only` when given. An issue that the viewer may not see
 * (回避) is none to them: their row is stored under a key of their own, so that neither a preview nor the
 * number of rows skipped tells them of it.
 */
export async function readFingerprints(
  db: Database | Tx,
  args: { readonly viewer: Viewer; readonly only?: readonly string[] },
): Promise<KnownFingerprints> {
  const { viewer } = args
  const among = args.only
    ? sql`and left(c.fingerprint, ${LENGTH}) in (select jsonb_array_elements_text(${JSON.stringify(args.only)}::jsonb))`
    : sql``
  const rows = await db.execute<{ key: string; seen: boolean }>(sql`
    select c.fingerprint as key, (${maySeeCase(viewer)}) as seen from "case" c
    where c.fingerprint is not null ${among}`)
  const known = new Set<string>()
  const hidden = new Set<string>()
  for (const { key, seen } of rows) {
    const fingerprint = key.slice(0, LENGTH)
    if (seen) known.add(fingerprint)
    else if (key.length === LENGTH) hidden.add(fingerprint)
  }
  return {
    known,
    keyFor: (fingerprint) =>
      hidden.has(fingerprint) ? `${fingerprint}:${viewer.personId}` : fingerprint,
  }
}
