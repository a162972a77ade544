import { type SQL, sql } from 'drizzle-orm'
import type { Database, Tx } from '../../db/client.ts'
import { workflowId } from '../../workflows/task-queue.ts'

/** What the product said it had done. */
export type Acknowledged = {
  readonly cases: readonly { readonly id: string; readonly number: string | null }[]
  readonly acts: readonly { readonly taskId: string; readonly by: string }[]
}
export type Execution = { readonly workflowId: string; readonly status: string }

type Evidence = {
  readonly acknowledged: Acknowledged
  readonly executions: readonly Execution[]
  /** Now (ISO instant); what fell due two minutes before must have happened. */
  readonly at: string
}

/**
 * What must hold after any fault, once the dust has settled; each violation is one sentence. Empty
 * means that nothing was lost, doubled or left half done.
 */
export async function findViolations(db: Database | Tx, evidence: Evidence): Promise<string[]> {
  const found: string[] = []
  for (const [rule, query] of Object.entries(rulesOf(evidence))) {
    const rows = await db.execute<{ what: string }>(query)
    found.push(...rows.map(({ what }) => `${rule}: ${what}`))
  }
  const cases = await db.execute<{ id: string; status: string }>(sql`select id, status from "case"`)
  return [...found, ...wrongExecutions(cases, evidence.executions)]
}

function rulesOf({ acknowledged, at }: Evidence): Readonly<Record<string, SQL>> {
  return { ...nothingLost(acknowledged), ...nothingDoubled, ...deadlines(at), ...records }
}

const nothingLost = ({ cases, acts }: Acknowledged): Readonly<Record<string, SQL>> => ({
  'an acknowledged case is stored': sql`
    select a.id as what from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as a(id text, number text)
    left join "case" c on c.id = a.id
    where c.id is null or (a.number is not null and c.number is distinct from a.number)`,
  'an acknowledged act is done': sql`
    select a."taskId" as what from jsonb_to_recordset(${JSON.stringify(acts)}::jsonb) as a("taskId" text, by text)
    left join task t on t.id = a."taskId"
    where t.id is null or t.ending is distinct from 'completed' or t.completed_by is distinct from a.by`,
  'a case that is not over has something open': sql`
    select c.id as what from "case" c where c.status <> 'ended'
      and not exists (select 1 from task t where t.case_id = c.id and t.ended_at is null)
      and not exists (select 1 from armed a where a.owner_id = c.id || '.wait'
        and a.fired_at is null and a.cancelled_at is null)`,
  'the outbox is empty': sql`
    select key as what from outbox where done_at is null
    union all select task_id from submission`,
})

const nothingDoubled: Readonly<Record<string, SQL>> = {
  'one task a case, step and round': sql`
    select case_id || ' ' || step as what from task group by case_id, step, round having count(*) > 1`,
  'one open step of the walk': sql`
    select case_id as what from task where ended_at is null and about_task_id is null
    group by case_id having count(*) > 1`,
  'one number a case': sql`
    select number as what from "case" where number is not null group by number having count(*) > 1`,
  'one notice a person, task and kind of rung': sql`
    select person_id || ' ' || task_id as what from notification where kind in ('task.overdue', 'task.supervise')
    group by person_id, task_id, kind having count(*) > 1`,
  'nobody conflicted has a task': sql`
    select t.id as what from task t where t.ended_at is null and (t.assignee_id = any(t.excluded)
      or exists (select 1 from recusal r where r.case_id = t.case_id
        and (r.person_id = t.assignee_id or r.person_id = any(t.co_handlers))))`,
}

/** A rung that an earlier round of the same step had fired already is only remembered by the later one. */
const firedAnew = sql`a.fired_at is not null and not exists (
  select 1 from task p join armed pa on pa.owner_id = p.id
  where p.case_id = t.case_id and p.step = t.step and p.round < t.round
    and pa.rung = a.rung and pa.fired_at = a.fired_at)`

const deadlines = (at: string): Readonly<Record<string, SQL>> => ({
  'a deadline has one outcome': sql`
    select owner_id || ' ' || rung as what from armed where fired_at is not null and cancelled_at is not null`,
  'what fell due has fired': sql`
    select owner_id || ' ' || rung as what from armed
    where fired_at is null and cancelled_at is null and fires_at < ${at}::timestamptz - interval '2 minutes'`,
  'a fired rung is entered once': sql`
    select t.id || ' ' || a.rung as what from armed a join task t on t.id = a.owner_id
    where ${firedAnew} and 1 <> (select count(*) from ledger_entry l
      where l.task_id = t.id and l.kind = 'task.rung' and l.data->>'rung' = a.rung)`,
  'an entered rung has fired': sql`
    select l.task_id as what from ledger_entry l where l.kind = 'task.rung' and not exists (
      select 1 from armed a where a.owner_id = l.task_id and a.rung = l.data->>'rung' and a.fired_at is not null)`,
})

/** What a case's entries add up to. */
const folded = sql`case
  when exists (select 1 from ledger_entry l where l.case_id = c.id and l.kind = 'case.ended') then 'ended'
  when (select l.kind from ledger_entry l where l.case_id = c.id and l.kind in ('case.closed', 'case.reopened')
    order by l.seq desc limit 1) = 'case.closed' then 'closed'
  else 'open' end`

const records: Readonly<Record<string, SQL>> = {
  'a case stands as its ledger says': sql`
    select c.id || ' is ' || c.status || ', not ' || ${folded} as what from "case" c where c.status <> ${folded}`,
  'a case’s dates fit its status': sql`
    select id as what from "case" where (status = 'open' and closed_at is not null)
      or (status = 'closed' and closed_at is null) or (status = 'ended' and (ended_at is null or outcome is null))`,
  'a case is entered once': sql`
    select c.id as what from "case" c where 1 <> (select count(*) from ledger_entry l
      where l.case_id = c.id and l.refused is null and (l.kind = 'case.opened'
        or (c.opened_by = 'system' and l.kind = 'case.linked' and l.data->>'caseId' = c.linked_to)))`,
  'a task’s beginning is entered once': sql`
    select t.id as what from task t where 1 <> (select count(*) from ledger_entry l
      where l.task_id = t.id and l.kind = 'task.opened')`,
  'a task’s end is entered once': sql`
    select t.id as what from task t where (t.ended_at is not null)::int <> (select count(*) from ledger_entry l
      where l.task_id = t.id and l.refused is null
        and l.kind in ('task.completed', 'task.returned', 'task.withdrawn', 'task.lapsed'))`,
  'the ledger’s chain is whole': sql`
    select 'entry ' || seq as what from (
      select e.*, ledger_hash(e.prev_hash, e) as right_hash,
        lag(e.hash, 1, repeat('0', 64)) over (order by e.seq) as before, row_number() over (order by e.seq) as n
      from ledger_entry e) as e
    where e.hash <> e.right_hash or e.prev_hash <> e.before or e.seq <> e.n
    union all
    select 'the head' from ledger_head h left join lateral
      (select l.seq, l.hash from ledger_entry l order by l.seq desc limit 1) as l on true
    where h.seq is distinct from coalesce(l.seq, 0) or (l.hash is not null and h.hash <> l.hash)`,
}

function wrongExecutions(
  cases: readonly { readonly id: string; readonly status: string }[],
  executions: readonly Execution[],
): string[] {
  // A duty of the calendar is of no case; its run is held by a row of its own.
  const ofCases = executions.filter((e) => !e.workflowId.startsWith('duty:'))
  const byId = Map.groupBy(ofCases, (e) => e.workflowId)
  const wrong = cases.flatMap(({ id, status }) => {
    const runs = byId.get(workflowId(id)) ?? []
    byId.delete(workflowId(id))
    if (runs.length !== 1) return [`one workflow a case: ${id} has ${runs.length}`]
    const wanted = status === 'ended' ? 'COMPLETED' : 'RUNNING'
    if (runs[0]?.status === wanted) return []
    return [`a workflow lives as long as its case: ${id} is ${status}, not ${runs[0]?.status}`]
  })
  return [...wrong, ...[...byId.keys()].map((id) => `a workflow belongs to a case: ${id}`)]
}
