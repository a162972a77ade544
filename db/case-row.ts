import { type SQL, sql } from 'drizzle-orm'
import type { KeptDue } from '../workflows/kit/deadline.ts'
import type { Text } from '../workflows/kit/definition.ts'
import type { Named } from './people.ts'

/** A case as the ledger shows it. */
export type CaseRow = {
  readonly id: string
  readonly number: string | null
  readonly procedure: string
  readonly title: string
  readonly section: Named | null
  readonly responsible: Named | null
  readonly coResponsible: readonly Named[]
  readonly leader: Named | null
  readonly severity: string
  /** An item of the negative list, or words. */
  readonly category: Text | null
  readonly area: string | null
  readonly source: string
  readonly status: 'open' | 'closed' | 'ended'
  readonly step: string | null
  readonly outcome: string | null
  readonly dueDate: string | null
  readonly paused: boolean
  /** Of a paused case, what is kept of its deadline. */
  readonly dueKept: KeptDue | null
  readonly measures: string | null
  readonly closedAt: string | null
  readonly recognition: 'recognised' | 'not-fixed' | 'unreachable' | null
  readonly returns: number
  readonly openedAt: string
  readonly endedAt: string | null
  readonly milestones: readonly string[]
  /** The step that a wait between steps is for, with its round: `look-back.1`. */
  readonly waitingFor: string | null
}

const named = (row: SQL): SQL =>
  sql`case when ${row}.id is not null then jsonb_build_object('id', ${row}.id, 'name', ${row}.name) end`

/** Paused: a step of the walk is suspended. */
const isPaused: SQL = sql`exists (select 1 from task p where p.case_id = c.id and p.ended_at is null
  and p.suspended_at is not null and p.about_task_id is null)`

const listOf = (field: string): SQL =>
  sql`case when jsonb_typeof(c.data->${field}) = 'array' then c.data->${field} else '[]'::jsonb end`

/** What the category of the case `c` is called: an item by its newest words, anything else as it was written. */
export const categoryText: SQL = sql`coalesce(
  (select jsonb_build_object('zh', i.zh, 'en', i.en) from negative_item i where i.id = c.category
    order by i.version desc limit 1),
  case when c.category is not null then jsonb_build_object('zh', c.category, 'en', c.category) end)`

/** Columns of `CaseRow`, from the case `c` with `caseNames` joined. */
export const caseColumns: SQL = sql`
  c.id, c.number, c.procedure, c.title, ${named(sql`cs`)} as section, ${named(sql`cr`)} as responsible,
  coalesce((select jsonb_agg(${named(sql`x`)} order by x.id) from person x
    where x.id in (select jsonb_array_elements_text(${listOf('coResponsible')}))), '[]') as "coResponsible",
  ${named(sql`cl`)} as leader, c.severity, ${categoryText} as category,
  c.data->>'area' as area, c.source, c.status, c.step, c.outcome,
  c.due_date::text as "dueDate", c.due_kept as "dueKept", ${isPaused} as paused, c.data->>'measures' as measures,
  c.closed_at as "closedAt", c.recognition, c.returns, c.opened_at as "openedAt", c.ended_at as "endedAt",
  ${listOf('milestones')} as milestones,
  (select w.rung from armed w where w.owner_id = c.id || '.wait' and w.fired_at is null and w.cancelled_at is null
    limit 1) as "waitingFor"`

/** Names that `caseColumns` shows. */
export const caseNames: SQL = sql`
  left join section cs on cs.id = c.section_id
  left join person cr on cr.id = c.responsible_id
  left join person cl on cl.id = cs.leader_id`
