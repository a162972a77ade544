import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { z } from '@hono/zod-openapi'
import { loadCalendar } from '../../db/calendar.ts'
import type { Database, Tx } from '../../db/client.ts'
import { lockImports, readFingerprints } from '../../db/known-fingerprints.ts'
import { appendEntries } from '../../db/ledger.ts'
import { listInForce } from '../../db/negative-versions.ts'
import { type NewCase, openCases } from '../../db/open-case.ts'
import { ruleInForce } from '../../db/rules.ts'
import type { Viewer } from '../../db/viewer.ts'
import type { ImportLedger, ImportRow } from '../schemas/ledger-import.ts'
import { ledgerFingerprint } from './fingerprint.ts'
import { importerOf } from './importer.ts'
import { type ImportContext, newCaseOf } from './new-case.ts'

type Row = z.infer<typeof ImportRow>
export type Imported = {
  readonly imported: number
  readonly skipped: number
  readonly caseIds: string[]
}

/** How many ids the answer names. */
const NAMED = 50
/** Rows worked on before other requests get their turn. */
const AT_A_STRETCH = 100

/**
 * Stores checked rows as issues, all or none of them. Rows whose issue there is already, or that repeat an
 * earlier row, are skipped. `onProgress` is told how many rows are done.
 */
export async function importLedger(
  db: Database,
  args: z.infer<typeof ImportLedger> & {
    readonly viewer: Viewer
    readonly at: string
    readonly onProgress: (done: number) => void
  },
): Promise<Imported> {
  const { viewer, at, rows } = args
  return await db.transaction(async (tx) => {
    // One import at a time, so that the second of two alike finds what the first has stored.
    await lockImports(tx)
    const fresh = await freshRows(tx, viewer, rows)
    const skipped = rows.length - fresh.size
    const context = await contextOf(tx, args)
    const news: NewCase[] = []
    for (const [key, row] of fresh) {
      news.push(newCaseOf(row, key, context))
      if (news.length % AT_A_STRETCH === 0) await yieldToOthers()
    }
    const opened = await openCases(tx, news, async (stored) => {
      args.onProgress(skipped + stored)
    })
    const { registers } = context
    const counts = { rows: rows.length, imported: opened.length, registers }
    await appendEntries(tx, [{ at, kind: 'ledger.imported', actor: viewer.personId, data: counts }])
    return {
      imported: opened.length,
      skipped: rows.length - opened.length,
      caseIds: opened.slice(0, NAMED).map(({ id }) => id),
    }
  })
}

/** The rows to store, by the key each is known by from now on. */
async function freshRows(
  tx: Tx,
  viewer: Viewer,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, Row>> {
  const prints: string[] = []
  for (const row of rows) {
    prints.push(ledgerFingerprint(row))
    if (prints.length % AT_A_STRETCH === 0) await yieldToOthers()
  }
  const { known, keyFor } = await readFingerprints(tx, { viewer, only: prints })
  const fresh = new Map<string, Row>()
  for (const [i, row] of rows.entries()) {
    const print = prints[i] ?? ''
    const key = keyFor(print)
    if (!known.has(print) && !fresh.has(key)) fresh.set(key, row)
  }
  return fresh
}

async function contextOf(
  tx: Tx,
  args: { readonly viewer: Viewer; readonly at: string; readonly fileName: string },
): Promise<ImportContext> {
  const { viewer, at, fileName } = args
  const { personId: by, today } = viewer
  return {
    by,
    at,
    today,
    calendar: await loadCalendar(tx),
    immediate: await ruleInForce(tx, 'issue.immediate.days', today),
    rectify: await ruleInForce(tx, 'issue.rectify.days', today),
    registers: importerOf(viewer).registers,
    items: (await listInForce(tx, today)).items,
    fileName,
  }
}
