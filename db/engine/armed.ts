import { sql } from 'drizzle-orm'
import type { Clock, FiredRung } from '../../workflows/kit/plan.ts'
import type { Tx } from '../client.ts'

export type ArmedRung = {
  readonly rung: string
  readonly firesAt: string
  readonly rule: string | null
}

/** Arms the rungs of a task or wait anew; those that have fired stay fired, the others are replaced. */
export async function arm(
  tx: Tx,
  args: {
    readonly caseId: string
    readonly ownerId: string
    readonly rungs: readonly ArmedRung[]
    readonly at: string
    /** Nothing was armed for it before. */
    readonly isNew?: boolean
  },
): Promise<void> {
  if (!args.isNew) await disarm(tx, args.ownerId, args.at)
  if (args.rungs.length === 0) return
  await tx.execute(sql`
    insert into armed (case_id, owner_id, rung, fires_at, rule)
    select ${args.caseId}, ${args.ownerId}, r.rung, r."firesAt"::timestamptz, r.rule
    from jsonb_to_recordset(${JSON.stringify(args.rungs)}::jsonb) as r(rung text, "firesAt" text, rule text)
    on conflict (owner_id, rung) do update set fires_at = excluded.fires_at, rule = excluded.rule, cancelled_at = null
      where armed.fired_at is null`)
}

/** Nothing of this task or wait fires any more. */
export async function disarm(tx: Tx, ownerId: string, at: string): Promise<void> {
  await tx.execute(sql`update armed set cancelled_at = ${at}
    where owner_id = ${ownerId} and fired_at is null and cancelled_at is null`)
}

/** A wait is over: what it waited for has opened. */
export async function endWait(tx: Tx, ownerId: string, at: string): Promise<void> {
  await tx.execute(sql`update armed set
      fired_at = case when fires_at <= ${at}::timestamptz then ${at}::timestamptz end,
      cancelled_at = case when fires_at > ${at}::timestamptz then ${at}::timestamptz end
    where owner_id = ${ownerId} and fired_at is null and cancelled_at is null`)
}

/** Marks a rung fired and says by which rule; undefined when it had fired before or its task has ended. */
export async function markFired(
  tx: Tx,
  fired: FiredRung,
  at: string,
): Promise<{ readonly rule: string | null } | undefined> {
  const [row] = await tx.execute<{ rule: string | null }>(sql`
    update armed a set fired_at = ${at} where a.owner_id = ${fired.ownerId} and a.rung = ${fired.rung}
      and a.fired_at is null and a.cancelled_at is null
      and exists (select 1 from task t where t.id = a.owner_id and t.ended_at is null) returning a.rule`)
  return row
}

/** A later round keeps its forerunner's fired rungs: a return never makes a rung fire twice. */
export async function inheritFired(tx: Tx, from: string, to: string): Promise<readonly string[]> {
  const rows = await tx.execute<{ rung: string }>(sql`
    insert into armed (case_id, owner_id, rung, fires_at, rule, fired_at)
    select case_id, ${to}, rung, fires_at, rule, fired_at from armed where owner_id = ${from} and fired_at is not null
    on conflict do nothing returning rung`)
  return rows.map((r) => r.rung)
}

/** The clocks of tasks and waits as the engine's timers need them. */
export async function readClocks(tx: Tx, ownerIds: readonly string[]): Promise<Clock[]> {
  if (ownerIds.length === 0) return []
  const ids = sql.join(
    ownerIds.map((id) => sql`${id}`),
    sql`, `,
  )
  const rows = await tx.execute<{
    ownerId: string
    dueAt: string | null
    suspended: boolean
    rungs: { rung: string; iso: string }[] | null
  }>(sql`
    select o.id as "ownerId", t.due_at as "dueAt", t.suspended_at is not null as suspended,
      (select jsonb_agg(jsonb_build_object('rung', a.rung, 'iso', to_char(a.fires_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.MS"+08:00"')) order by a.fires_at, a.rung)
        from armed a where a.owner_id = o.id and a.fired_at is null and a.cancelled_at is null) as rungs
    from unnest(array[${ids}]) as o(id) left join task t on t.id = o.id`)
  return rows.map((row) => ({
    ownerId: row.ownerId,
    suspended: row.suspended,
    dueAt: row.dueAt === null || row.suspended ? null : Date.parse(row.dueAt),
    rungs: (row.rungs ?? []).map((r) => ({ rung: r.rung, iso: r.iso, at: Date.parse(r.iso) })),
  }))
}
