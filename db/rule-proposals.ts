import { type SQL, sql } from 'drizzle-orm'
import type { PreviewResult } from '../workflows/rule-change/preview.ts'
import type { Database, Tx } from './client.ts'
import { itemsIn, type NegativeItem } from './negative-list.ts'
import type { Named } from './people.ts'
import { maySeeCase, mayTakeTask, type Viewer } from './viewer.ts'

/** What a proposal says, as it is kept with its case. */
export type ProposalData = {
  /** The rule's id, or 'negative-list'. */
  readonly rule: string
  readonly effectiveFrom: string
  readonly value?: number
  /** The value it was proposed against, and its version. */
  readonly from?: number
  readonly fromVersion: number
}

/** A proposal to change a rule, decided or not. */
export type ProposalRow = ProposalData & {
  readonly caseId: string
  readonly number: string | null
  readonly state: 'open' | 'enacted' | 'rejected' | 'withdrawn'
  readonly reason: string | null
  readonly proposedBy: Named
  readonly proposedAt: string
  readonly decidedBy: Named | null
  readonly decidedAt: string | null
  /** What whoever decided wrote. */
  readonly opinion: string | null
  /** Taken back and not yet ended. */
  readonly withdrawing: boolean
  /** The version it became, and since when that holds. */
  readonly version: number | null
  readonly inForceFrom: string | null
  readonly taskId: string | null
  readonly dueDate: string | null
  /** Whether the viewer may open the case, and decide on it. */
  readonly seen: boolean
  readonly takes: boolean
  readonly previewState: 'queued' | 'running' | 'done' | 'failed' | null
  readonly previewResult: PreviewResult | null
  readonly previewFailure: string | null
  readonly previewQueuedAt: string | null
  readonly previewEndedAt: string | null
}

/** The proposals about a rule, newest first, or the one of a case. Rules, and how they come about, are the whole bureau's to read. */
export async function readProposals(
  db: Database | Tx,
  viewer: Viewer,
  of: { readonly rule: string } | { readonly caseId: string },
): Promise<readonly ProposalRow[]> {
  const which = 'rule' in of ? sql`c.data->>'rule' = ${of.rule}` : sql`c.id = ${of.caseId}`
  return await db.execute<ProposalRow>(sql`
    select c.id as "caseId", c.number, c.data->>'rule' as rule, c.data->>'effectiveFrom' as "effectiveFrom",
      (c.data->>'value')::float8 as value, (c.data->>'from')::float8 as from,
      (c.data->>'fromVersion')::int as "fromVersion", coalesce(c.outcome, 'open') as state,
      c.description as reason, ${named(sql`p`)} as "proposedBy", c.opened_at as "proposedAt",
      ${named(sql`d`)} as "decidedBy", c.ended_at as "decidedAt",
      coalesce(x.answer->>'opinion', x.answer->>'reason') as opinion,
      c.ended_at is null and c.data ? 'withdrawnAt' as withdrawing,
      coalesce(r.version, l.version) as version, coalesce(r.effective_from, l.effective_from)::text as "inForceFrom",
      t.id as "taskId", t.deadline->>'dueDate' as "dueDate", coalesce(${mayTakeTask(viewer)}, false) as takes,
      coalesce(${maySeeCase(viewer)}, false) as seen,
      v.state as "previewState", v.result as "previewResult", v.failure as "previewFailure",
      v.queued_at as "previewQueuedAt", v.ended_at as "previewEndedAt"
    from "case" c join person p on p.id = c.opened_by
    left join task x on x.case_id = c.id and x.step = 'approve' and x.ending = 'completed'
    left join task t on t.case_id = c.id and t.step = 'approve' and t.ended_at is null
    left join person d on d.id = x.completed_by
    left join rule r on r.case_id = c.id left join negative_list l on l.case_id = c.id
    left join rule_preview v on v.case_id = c.id
    where c.procedure = 'rule-change' and ${which}
    order by c.opened_at desc, c.id limit 50`)
}

const named = (row: SQL): SQL =>
  sql`case when ${row}.id is not null then jsonb_build_object('id', ${row}.id, 'name', ${row}.name) end`

/** The open task of the proposal about a rule, or of a case; undefined when nothing is open. */
export async function openProposalTask(
  db: Database | Tx,
  of: { readonly rule?: string | undefined; readonly caseId?: string | undefined },
): Promise<string | undefined> {
  const which = of.caseId ? sql`c.id = ${of.caseId}` : sql`c.data->>'rule' = ${of.rule ?? ''}`
  const [row] = await db.execute<{ id: string }>(sql`
    select t.id from "case" c join task t on t.case_id = c.id and t.step = 'approve' and t.ended_at is null
    where c.procedure = 'rule-change' and c.ended_at is null and ${which} limit 1`)
  return row?.id
}

/** How a proposal stands, kept from others until the transaction ends; undefined where there is no such case. */
export async function lockProposal(
  tx: Tx,
  caseId: string,
): Promise<
  | {
      readonly openedBy: string
      readonly ended: boolean
      readonly withdrawn: boolean
      /** Its task can be decided on. */
      readonly started: boolean
      /** Somebody's decision is on its way. */
      readonly pending: boolean
    }
  | undefined
> {
  await tx.execute(sql`select from task where case_id = ${caseId} and ended_at is null for update`)
  const [row] = await tx.execute<{
    openedBy: string
    ended: boolean
    withdrawn: boolean
    started: boolean
    pending: boolean
  }>(sql`
    select c.opened_by as "openedBy", c.ended_at is not null as ended, c.data ? 'withdrawnAt' as withdrawn,
      exists (select 1 from task t where t.case_id = c.id and t.ended_at is null) as started,
      exists (select 1 from submission s where s.case_id = c.id) as pending
    from "case" c where c.id = ${caseId} and c.procedure = 'rule-change'`)
  return row
}

/** Notes that a proposal is taken back: from now on nobody decides on it. */
export async function noteWithdrawn(tx: Tx, caseId: string, at: string): Promise<void> {
  await tx.execute(sql`update "case" set data = data || jsonb_build_object('withdrawnAt', ${at}::text), updated_at = ${at}
    where id = ${caseId}`)
}

/** The items that a proposal of a new negative list keeps with its case. */
export async function proposedItems(
  db: Database | Tx,
  caseId: string,
): Promise<readonly NegativeItem[]> {
  const [row] = await db.execute<{ data: Readonly<Record<string, unknown>> }>(
    sql`select data from "case" where id = ${caseId}`,
  )
  return row ? itemsIn(row.data) : []
}
