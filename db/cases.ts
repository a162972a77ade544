import { type SQL, sql } from 'drizzle-orm'
import { searchTerms } from './bigrams.ts'
import { type CaseRow, caseColumns, caseNames } from './case-row.ts'
import type { Database, Tx } from './client.ts'
import type { Named } from './people.ts'
import { maySeeCase, textArray, type Viewer } from './viewer.ts'
import { mayOpenCase } from './visible.ts'

export type OpenTaskRow = {
  readonly id: string
  readonly step: string
  readonly assignee: Named | null
  readonly assigneeId: string | null
  readonly candidateKey: string | null
  readonly candidateSection: string | null
  readonly coHandlers: readonly string[]
  readonly excluded: readonly string[]
  readonly dueDate: string | null
}

export type LinkedRow = {
  readonly id: string
  readonly number: string | null
  readonly title: string
  readonly relation: string | null
  /** True when the other case came out of this one. */
  readonly after: boolean
}

/** A case's page without its timeline. */
export type CaseDetailRow = CaseRow & {
  readonly description: string | null
  readonly openedBy: string
  readonly registeredAt: string | null
  readonly linkedTo: string | null
  readonly watching: boolean
  /** When each step was last completed. */
  readonly doneSteps: Readonly<Record<string, string>>
  readonly openTasks: readonly OpenTaskRow[]
}

/** A case, or undefined where the viewer may not open it. */
export async function readCase(
  db: Database | Tx,
  caseId: string,
  viewer: Viewer,
): Promise<CaseDetailRow | undefined> {
  const [row] = await db.execute<CaseDetailRow>(sql`
    select ${caseColumns}, c.description, coalesce(po.name, c.opened_by) as "openedBy",
      c.registered_at as "registeredAt", c.linked_to as "linkedTo",
      exists (select 1 from watch w where w.case_id = c.id and w.person_id = ${viewer.personId}) as watching,
      coalesce((select jsonb_object_agg(d.step, d.at) from (
        select t.step, max(t.ended_at) as at from task t
        where t.case_id = c.id and t.ending = 'completed' and t.about_task_id is null group by t.step) d), '{}') as "doneSteps",
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'step', t.step,
          'assignee', case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end,
          'assigneeId', t.assignee_id, 'candidateKey', t.candidate_key, 'candidateSection', k.name,
          'coHandlers', t.co_handlers, 'excluded', t.excluded, 'dueDate', t.deadline->>'dueDate') order by t.created_at, t.id)
        from task t left join person a on a.id = t.assignee_id
        left join section k on k.id = split_part(t.candidate_key, '@', 2)
        where t.case_id = c.id and t.ended_at is null), '[]') as "openTasks"
    from "case" c ${caseNames} left join person po on po.id = c.opened_by
    where c.id = ${caseId} and ${mayOpenCase(viewer)}`)
  return row
}

/** The cases linked to one, those left out that the viewer may not see. */
export async function readLinked(
  db: Database | Tx,
  args: { readonly caseId: string; readonly linkedTo: string | null; readonly viewer: Viewer },
): Promise<readonly LinkedRow[]> {
  return await db.execute<LinkedRow>(sql`
    select c.id, c.number, c.title, c.linked_to = ${args.caseId} as after,
      case when c.linked_to = ${args.caseId} then c.data->>'relation'
        else (select me.data->>'relation' from "case" me where me.id = ${args.caseId}) end as relation
    from "case" c
    where (c.linked_to = ${args.caseId} or c.id = ${args.linkedTo}) and ${maySeeCase(args.viewer)}
    order by c.opened_at, c.id limit 50`)
}

export type CaseHit = {
  readonly id: string
  readonly number: string | null
  readonly title: string
  readonly section: Named | null
  readonly status: string
}

/** Cases whose number, title or description has all of the query, newest first. */
export async function searchCases(
  db: Database | Tx,
  args: { readonly viewer: Viewer; readonly q: string; readonly limit: number },
): Promise<readonly CaseHit[]> {
  const terms = searchTerms(args.q)
  if (terms.length === 0) return []
  return await db.execute<CaseHit>(sql`
    ${hit} where c.search @> ${textArray(terms)} and ${maySeeCase(args.viewer)}
    order by c.opened_at desc, c.id limit ${args.limit}`)
}

const hit: SQL = sql`
  select c.id, c.number, c.title, c.status,
    case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as section
  from "case" c left join section s on s.id = c.section_id`

/** How many cases one word of two characters may bring in; rarer words tell more anyway. */
const PER_TERM = 300

/**
 * Cases that share the most neighbouring characters with a text, the most first: what may be the same
 * problem. Bounded whatever the backlog, because each pair of characters brings in so many at most.
 */
export async function recallSimilar(
  db: Database | Tx,
  args: {
    readonly viewer: Viewer
    readonly text: string
    readonly sectionId?: string | undefined
    readonly limit: number
  },
): Promise<readonly CaseHit[]> {
  const terms = searchTerms(args.text).slice(0, 40)
  if (terms.length === 0) return []
  const inSection = args.sectionId ? sql`and c.section_id = ${args.sectionId}` : sql``
  return await db.execute<CaseHit>(sql`
    with shared as (
      select found.id, count(*) as terms from unnest(${textArray(terms)}) as term
      cross join lateral (select c.id from "case" c where c.search @> array[term] ${inSection} limit ${PER_TERM}) found
      group by found.id order by 2 desc, 1 limit 200)
    ${hit} join shared on shared.id = c.id where ${maySeeCase(args.viewer)}
    order by shared.terms desc, c.opened_at desc limit ${args.limit}`)
}
