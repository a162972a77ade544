import { type SQL, sql } from 'drizzle-orm'
import { searchTerms } from './bigrams.ts'
import type { Cursor } from './cursor.ts'
import { notRecused, principals, textArray, type Viewer } from './viewer.ts'
import { maySeeTask, notExcluded } from './visible.ts'

/** The lists of open tasks, sorted by what is due first. */
export type OpenView = 'mine' | 'due-today' | 'overdue' | 'paused' | 'team' | 'watched'

/** What narrows a list. `dueBy` is an instant; the rest are ids. */
export type InboxFilter = {
  readonly q?: string | undefined
  readonly sectionId?: string | undefined
  readonly kind?: string | undefined
  readonly dueBy?: string | undefined
}

export type OpenQuery = {
  readonly viewer: Viewer
  readonly view: OpenView
  readonly filter: InboxFilter
  /** The instant of reading. */
  readonly at: string
  /** Midnight after the day of reading: what is due today becomes overdue then. */
  readonly endOfToday: string
  readonly cursor?: Cursor | undefined
  readonly limit: number
}

/** A task without a deadline comes last; each index of open tasks has this expression. */
export const dueOrder: SQL = sql`coalesce(t.due_at, 'infinity'::timestamptz)`

/**
 * The ids of an open list with their sort key, best first, at most `limit`. Each person, role key and
 * section is read from its own index in order and stops at the limit, so the cost is that of a page
 * and not of a backlog.
 */
export function openTaskIds(query: OpenQuery): SQL {
  const shared = [sql`t.ended_at is null`, ...ofView(query), ...narrowed(query.filter)]
  const conditions = sql.join([...shared, ...after(query.cursor)], sql` and `)
  const branches = sourcesOf(query).map(({ each, from, where }) => {
    const page = sql`
      select t.id, ${dueOrder} as due from task t ${from ?? sql``}
      where ${conditions} and ${where} and ${notRecused(query.viewer, sql`t.case_id`)}
      order by ${dueOrder}, t.id limit ${query.limit}`
    return each
      ? sql`select page.id, page.due from unnest(${textArray(each)}) as one cross join lateral (${page}) page`
      : sql`(${page})`
  })
  return sql`select id, due from (${sql.join(branches, sql` union all `)}) found
    group by id, due order by due, id limit ${query.limit}`
}

/** A condition with an index of its own, for every one of `each` when there are several. */
type Source = { readonly each?: readonly string[]; readonly from?: SQL; readonly where: SQL }

/** What a list consists of. */
function sourcesOf({ viewer: v, view }: OpenQuery): Source[] {
  if (view === 'watched') {
    const watched = sql`t.case_id in (select w.case_id from watch w where w.person_id = ${v.personId})`
    const from = sql`join "case" c on c.id = t.case_id`
    return [{ from, where: sql`${watched} and ${maySeeTask(v)}` }]
  }
  const candidates: Source = {
    each: v.keys,
    where: sql`t.candidate_key = one and t.assignee_id is null and ${notExcluded(v)}`,
  }
  if (view === 'team') {
    return [
      candidates,
      { each: v.keys, where: sql`t.candidate_key = one and t.assignee_id is not null` },
      { each: v.sections, where: sql`t.section_id = one` },
    ]
  }
  return [
    candidates,
    { where: sql`t.assignee_id = ${v.personId}` },
    ...(v.actingFor.length > 0 ? [standIn(v)] : []),
    { where: sql`t.co_handlers && ${textArray(principals(v))} and t.co_handlers <> '{}'` },
  ]
}

/** What those away have, except what the deputy would judge of their own work. */
const standIn = (v: Viewer): Source => ({
  each: v.actingFor,
  where: sql`t.assignee_id = one and not (${v.personId} = any(t.excluded))`,
})

function ofView({ view, at, endOfToday }: OpenQuery): SQL[] {
  switch (view) {
    case 'due-today':
      return [
        sql`${dueOrder} > ${at}::timestamptz and ${dueOrder} <= ${endOfToday}::timestamptz`,
        sql`t.suspended_at is null`,
      ]
    case 'overdue':
      return [sql`${dueOrder} <= ${at}::timestamptz and t.suspended_at is null`]
    case 'paused':
      return [sql`t.suspended_at is not null`]
    default:
      return []
  }
}

function narrowed({ q, sectionId, kind, dueBy }: InboxFilter): SQL[] {
  const terms = searchTerms(q ?? '')
  return [
    ...(terms.length > 0 ? [sql`t.search @> ${textArray(terms)}`] : []),
    ...(sectionId ? [sql`t.section_id = ${sectionId}`] : []),
    ...(kind ? [sql`t.kind = ${kind}`] : []),
    ...(dueBy ? [sql`${dueOrder} <= ${dueBy}::timestamptz and t.suspended_at is null`] : []),
  ]
}

function after(cursor: Cursor | undefined): SQL[] {
  return cursor ? [sql`(${dueOrder}, t.id) > (${cursor.key}::timestamptz, ${cursor.id})`] : []
}
