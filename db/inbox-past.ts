import { type SQL, sql } from 'drizzle-orm'
import { searchTerms } from './bigrams.ts'
import type { Cursor } from './cursor.ts'
import type { InboxFilter } from './inbox-sources.ts'
import { inAudience, notRecused, textArray, type Viewer } from './viewer.ts'

/** The lists of what a person did, began or was told of, newest first. */
export type PastView = 'done' | 'started' | 'copied'

export type PastQuery = {
  readonly viewer: Viewer
  readonly view: string
  readonly filter: InboxFilter
  readonly cursor?: Cursor | undefined
  readonly limit: number
}

/** The ids of a past list with their sort key: (id, due, sort_id). */
export function inboxOfPast(query: PastQuery): SQL {
  if (query.view === 'done') return done(query)
  return query.view === 'started' ? started(query) : copied(query)
}

function done({ viewer: v, filter, cursor, limit }: PastQuery): SQL {
  return sql`
    select t.id, t.ended_at as due, t.id as sort_id from task t join "case" c on c.id = t.case_id
    where t.completed_by = ${v.personId} and t.ended_at is not null ${ofTask(filter)} ${found(filter)}
      ${before(cursor, sql`t.ended_at`, sql`t.id`)} and ${kept(v)}
    order by t.ended_at desc, t.id desc limit ${limit}`
}

/** One row a case: the task it is at now, or the last it was at. */
function started({ viewer: v, filter, cursor, limit }: PastQuery): SQL {
  return sql`
    select t.id, c.opened_at as due, c.id as sort_id from "case" c ${latestTask}
    where c.opened_by = ${v.personId} ${ofTask(filter)} ${found(filter)} ${before(cursor, sql`c.opened_at`, sql`c.id`)}
      and ${kept(v)}
    order by c.opened_at desc, c.id desc limit ${limit}`
}

function copied({ viewer: v, filter, cursor, limit }: PastQuery): SQL {
  return sql`
    select t.id, p.since as due, c.id as sort_id from (
      select case_id, max(since) as since from participant
      where person_id = ${v.personId} and "as" in ('copied', 'mentioned') group by case_id
    ) p join "case" c on c.id = p.case_id ${latestTask}
    where true ${ofTask(filter)} ${found(filter)} ${before(cursor, sql`p.since`, sql`c.id`)} and ${kept(v)}
    order by p.since desc, c.id desc limit ${limit}`
}

/** Neither recused from the case `c` nor outside the roles it is kept to by now. */
const kept = (v: Viewer): SQL => sql`${notRecused(v, sql`c.id`)} and ${inAudience(v, sql`c`)}`

const latestTask: SQL = sql`
  cross join lateral (
    select t.id, t.section_id, t.kind from task t where t.case_id = c.id and t.about_task_id is null
    order by t.ended_at is not null, t.created_at desc, t.id limit 1
  ) t`

const ofTask = ({ sectionId, kind }: InboxFilter): SQL => sql`
  ${sectionId ? sql`and t.section_id = ${sectionId}` : sql``}
  ${kind ? sql`and t.kind = ${kind}` : sql``}`

function found({ q }: InboxFilter): SQL {
  const terms = searchTerms(q ?? '')
  return terms.length > 0 ? sql`and c.search @> ${textArray(terms)}` : sql``
}

const before = (cursor: Cursor | undefined, key: SQL, id: SQL): SQL =>
  cursor ? sql`and (${key}, ${id}) < (${cursor.key}::timestamptz, ${cursor.id})` : sql``
