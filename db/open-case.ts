import { sql } from 'drizzle-orm'
import { bigrams } from './bigrams.ts'
import type { Tx } from './client.ts'
import { takeNumber } from './engine/change-case.ts'
import { enqueueStart } from './engine/spawn-case.ts'
import { appendEntries } from './ledger.ts'
import { recuse } from './recusal.ts'
import { cases } from './schema/cases.ts'

/** A case as it comes in: content for Postgres, `facts` (ids, dates, choices) for the engine. */
export type NewCase = {
  readonly id: string
  readonly procedure: string
  /** Registered at once: gets its number now. Otherwise null. */
  readonly series: string | null
  readonly title: string
  readonly description?: string | undefined
  readonly sectionId: string | null
  readonly responsibleId?: string | undefined
  readonly severity: string
  readonly category?: string | undefined
  readonly source: string
  readonly data: Readonly<Record<string, unknown>>
  readonly named: readonly string[]
  readonly by: string
  readonly at: string
  readonly day: string
  readonly startAt: string
  readonly facts: Readonly<Record<string, unknown>>
  /** Recognises the same row imported twice. */
  readonly fingerprint?: string | undefined
}

export type Opened = { readonly id: string; readonly number: string | null }

/**
 * Stores cases with their outbox rows and ledger entries, in one transaction of the caller's. Each is
 * acknowledged from here on, whether the engine is up or not. Rows whose fingerprint is known are left out.
 */
export async function openCases(tx: Tx, news: readonly NewCase[]): Promise<Opened[]> {
  const opened: Opened[] = []
  for (const n of news) {
    const number = n.series ? await takeNumber(tx, n.series, n.day.slice(0, 4)) : null
    const rows = await tx
      .insert(cases)
      .values({
        id: n.id,
        procedure: n.procedure,
        number,
        title: n.title,
        description: n.description ?? null,
        sectionId: n.sectionId,
        responsibleId: n.responsibleId ?? null,
        severity: n.severity,
        category: n.category ?? null,
        source: n.source,
        status: 'open',
        step: n.startAt,
        data: { ...n.data, ...(n.named.length > 0 && { named: n.named }) },
        openedBy: n.by,
        openedAt: n.at,
        registeredAt: number ? n.at : null,
        fingerprint: n.fingerprint ?? null,
        search: bigrams(n.title, n.description, number),
        updatedAt: n.at,
      })
      .onConflictDoNothing()
      .returning({ id: cases.id })
    if (rows.length === 0) continue
    opened.push({ id: n.id, number })
    await tx.execute(sql`insert into participant (case_id, person_id, "as", since)
      values (${n.id}, ${n.by}, 'opener', ${n.at}) on conflict do nothing`)
    await recuse(tx, { caseId: n.id, named: n.named, at: n.at, day: n.day })
    await enqueueStart(tx, {
      caseId: n.id,
      procedure: n.procedure,
      startAt: n.startAt,
      facts: n.facts,
      at: n.at,
    })
  }
  const ids = new Set(opened.map((o) => o.id))
  await appendEntries(
    tx,
    news
      .filter((n) => ids.has(n.id))
      .flatMap((n) => {
        const number = opened.find((o) => o.id === n.id)?.number
        const common = { at: n.at, actor: n.by, caseId: n.id }
        return [
          { ...common, kind: 'case.opened', data: { source: n.source, step: n.startAt } },
          ...(number
            ? [{ ...common, actor: 'system', kind: 'case.numbered', data: { number } }]
            : []),
        ]
      }),
  )
  return opened
}
