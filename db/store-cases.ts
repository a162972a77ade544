import { sql } from 'drizzle-orm'
import { bigrams } from './bigrams.ts'
import type { Tx } from './client.ts'
import type { NewCase } from './open-case.ts'
import { recuse } from './recusal.ts'

/** A new case with its number, if it gets one now. */
export type OpeningCase = Omit<NewCase, 'number'> & { readonly number: string | null }

/**
 * Writes cases with their openers, recusals and outbox rows, one statement a table. Returns the ids of
 * those written: one that is there already, by id, number or fingerprint, is left alone.
 */
export async function storeCases(
  tx: Tx,
  cases: readonly OpeningCase[],
): Promise<ReadonlySet<string>> {
  const stored = await insertCases(tx, cases)
  const written = cases.filter((n) => stored.has(n.id))
  if (written.length === 0) return stored
  await tx.execute(sql`
    insert into participant (case_id, person_id, "as", since)
    select n.id, n."by", 'opener', n.at
    from jsonb_to_recordset(${json(written, ({ id, by, at }) => ({ id, by, at }))}::jsonb)
      as n(id text, "by" text, at timestamptz) where n."by" not in ('public', 'system') on conflict do nothing`)
  for (const { id: caseId, named, at, day } of written) {
    if (named.length > 0) await recuse(tx, { caseId, named, at, day })
  }
  await tx.execute(sql`
    insert into outbox (key, kind, case_id, payload, at)
    select 'start:' || n.id, 'start-case', n.id, n.payload, n.at
    from jsonb_to_recordset(${json(written, outboxRow)}::jsonb)
      as n(id text, payload jsonb, at timestamptz) on conflict do nothing`)
  return stored
}

async function insertCases(tx: Tx, cases: readonly OpeningCase[]): Promise<ReadonlySet<string>> {
  const rows = await tx.execute<{ id: string }>(sql`
    insert into "case" (id, procedure, number, title, description, section_id, responsible_id, severity, category,
      source, status, step, due_date, data, opened_by, opened_at, registered_at, fingerprint, search, audience, updated_at)
    select n.id, n.procedure, n.number, n.title, n.description, n."sectionId", n."responsibleId", n.severity, n.category,
      n.source, 'open', n."startAt", n."dueDate", n.data, n."by", n.at, case when n.number is not null then n.at end,
      n.fingerprint, n.search, n.audience, n.at
    from jsonb_to_recordset(${json(cases, caseRow)}::jsonb) as n(id text, procedure text, number text, title text,
      description text, "sectionId" text, "responsibleId" text, severity text, category text, source text,
      "startAt" text, "dueDate" date, data jsonb, "by" text, at timestamptz, fingerprint text, search text[],
      audience text)
    on conflict do nothing returning id`)
  return new Set(rows.map((row) => row.id))
}

const json = <T>(cases: readonly T[], row: (n: T) => unknown): string =>
  JSON.stringify(cases.map(row))

const caseRow = ({ facts: _, named, day: _day, takenBy: _by, ...n }: OpeningCase) => ({
  ...n,
  data: { ...n.data, ...(named.length > 0 && { named }) },
  search: bigrams(n.title, n.description, n.number),
})

const outboxRow = ({ id, at, procedure, startAt, facts }: OpeningCase) => ({
  id,
  at,
  payload: { procedure, startAt, facts },
})
