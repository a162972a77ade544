import type { Tx } from './client.ts'
import { takeNumbers } from './engine/change-case.ts'
import { appendEntries, type NewEntry } from './ledger.ts'
import { type OpeningCase, storeCases } from './store-cases.ts'

/** A case as it comes in: content for Postgres, `facts` (ids, dates, choices) for the engine. */
export type NewCase = {
  readonly id: string
  readonly procedure: string
  /** Registered at once: gets its number now. Otherwise null. */
  readonly series: string | null
  /** A number given already, where it is not the next of a series. */
  readonly number?: string
  /** The only roles that may see it, apart by blanks. */
  readonly audience?: string
  readonly title: string
  readonly description?: string | undefined
  readonly sectionId: string | null
  readonly responsibleId?: string | undefined
  readonly severity: string
  readonly category?: string | undefined
  readonly source: string
  /** The date that the section answers for, where it is fixed already. */
  readonly dueDate?: string | undefined
  readonly data: Readonly<Record<string, unknown>>
  readonly named: readonly string[]
  /** A person's id, or 'public' for somebody without an account. */
  readonly by: string
  /** Who wrote it down for them, and so enters it. */
  readonly takenBy?: string | undefined
  readonly at: string
  readonly day: string
  readonly startAt: string
  readonly facts: Readonly<Record<string, unknown>>
  /** Recognises the same row imported twice. */
  readonly fingerprint?: string | undefined
}

export type Opened = { readonly id: string; readonly number: string | null }

/** How many cases are written by one statement, and entered by one call. */
const CHUNK = 500

/**
 * Stores cases with their outbox rows and ledger entries, in one transaction of the caller's. Each is
 * acknowledged from here on, whether the engine is up or not. Rows whose fingerprint is known are left
 * out. `onStored` is told how many have been written so far.
 */
export async function openCases(
  tx: Tx,
  news: readonly NewCase[],
  onStored: (count: number) => void | Promise<void> = () => undefined,
): Promise<Opened[]> {
  const opened: OpeningCase[] = []
  for (let from = 0; from < news.length; from += CHUNK) {
    const numbered = await giveNumbers(tx, news.slice(from, from + CHUNK))
    const stored = await storeCases(tx, numbered)
    opened.push(...numbered.filter((n) => stored.has(n.id)))
    await onStored(Math.min(from + CHUNK, news.length))
  }
  // Last, because it locks the chain until the transaction ends.
  for (let from = 0; from < opened.length; from += CHUNK) {
    await appendEntries(tx, opened.slice(from, from + CHUNK).flatMap(entriesOf))
  }
  return opened.map(({ id, number }) => ({ id, number }))
}

async function giveNumbers(tx: Tx, news: readonly NewCase[]): Promise<OpeningCase[]> {
  const wanted = Map.groupBy(
    news.filter((n) => n.series !== null),
    (n) => `${n.series} ${n.day.slice(0, 4)}`,
  )
  const numbers = new Map<NewCase, string>()
  for (const [key, group] of wanted) {
    const [series = '', year = ''] = key.split(' ')
    const taken = await takeNumbers(tx, { series, year, count: group.length })
    for (const [i, n] of group.entries()) numbers.set(n, taken[i] ?? '')
  }
  return news.map((n) => ({ ...n, number: n.number ?? numbers.get(n) ?? null }))
}

function entriesOf(n: OpeningCase): NewEntry[] {
  const common = { at: n.at, caseId: n.id }
  const opened = { ...common, actor: n.takenBy ?? n.by, kind: 'case.opened' as const }
  return [
    { ...opened, data: { source: n.source, step: n.startAt } },
    ...(n.number
      ? [{ ...common, actor: 'system', kind: 'case.numbered' as const, data: { number: n.number } }]
      : []),
  ]
}
