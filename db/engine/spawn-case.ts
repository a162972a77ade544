import { sql } from 'drizzle-orm'
import type { LinkedCase } from '../../workflows/kit/plan.ts'
import { bigrams } from '../bigrams.ts'
import type { Tx } from '../client.ts'
import { takeNumber } from './change-case.ts'
import type { LockedCase } from './lock-case.ts'

/**
 * Opens a case linked to another one: same section, people, problem and recusals, a number of its own.
 * The relay starts its workflow from the outbox row.
 */
export async function spawnCase(
  tx: Tx,
  args: {
    readonly from: LockedCase
    readonly linked: LinkedCase
    readonly series: string
    readonly at: string
    readonly year: string
  },
): Promise<void> {
  const { from, linked, at } = args
  const number = await takeNumber(tx, args.series, args.year)
  const search = bigrams(`${from.title} ${from.description ?? ''} ${number}`)
  const made = await tx.execute(sql`
    insert into "case" (id, procedure, number, title, description, section_id, responsible_id, severity, category, source,
      status, data, linked_to, opened_by, opened_at, registered_at, search, updated_at)
    select ${linked.caseId}, ${linked.procedure}, ${number}, title, description, section_id, responsible_id, ${linked.severity}, category, ${linked.source},
      'open', (data - 'milestones') || ${JSON.stringify({ relation: linked.relation })}::jsonb, id, 'system', ${at}, ${at},
      ${sql`array[${sql.join(
        search.map((b) => sql`${b}`),
        sql`, `,
      )}]::text[]`}, ${at}
    from "case" where id = ${from.id} on conflict do nothing returning 1`)
  if (made.length === 0) return
  await tx.execute(sql`insert into recusal (case_id, person_id, because, since)
    select ${linked.caseId}, person_id, because, ${at} from recusal where case_id = ${from.id}`)
  await enqueueStart(tx, {
    caseId: linked.caseId,
    procedure: linked.procedure,
    startAt: linked.startAt,
    facts: linked.facts,
    at,
  })
}

/** The outbox row from which the relay starts a case's workflow, once. */
export async function enqueueStart(
  tx: Tx,
  args: {
    readonly caseId: string
    readonly procedure: string
    readonly startAt: string
    readonly facts: Readonly<Record<string, unknown>>
    readonly at: string
  },
): Promise<void> {
  const payload = { procedure: args.procedure, startAt: args.startAt, facts: args.facts }
  await tx.execute(sql`insert into outbox (key, kind, case_id, payload, at)
    values (${`start:${args.caseId}`}, 'start-case', ${args.caseId}, ${JSON.stringify(payload)}::jsonb, ${args.at}) on conflict do nothing`)
}
