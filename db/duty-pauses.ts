import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'

/** A pause of a duty; `by` and `endedBy` are names. */
export type PauseRow = {
  readonly duty: string
  readonly since: string
  readonly by: string
  readonly reason: string
  readonly endedAt: string | null
  readonly endedBy: string | null
  readonly endedBecause: string | null
}

/** The pause a duty is under, or undefined when it is not paused. */
export async function pauseOf(
  tx: Tx,
  duty: string,
): Promise<{ readonly reason: string } | undefined> {
  const [row] = await tx.execute<{ reason: string }>(
    sql`select reason from duty_pause where duty = ${duty} and ended_at is null`,
  )
  return row
}

/** Pauses a duty; false when it is paused already. */
export async function startPause(
  tx: Tx,
  pause: {
    readonly duty: string
    readonly at: string
    readonly by: string
    readonly reason: string
  },
): Promise<boolean> {
  const made = await tx.execute(sql`insert into duty_pause (duty, since, "by", reason)
    values (${pause.duty}, ${pause.at}, ${pause.by}, ${pause.reason}) on conflict do nothing returning 1`)
  return made.length > 0
}

/** Ends the pause of a duty; false when it is not paused. */
export async function endPause(
  tx: Tx,
  end: {
    readonly duty: string
    readonly at: string
    readonly by: string
    readonly because: string
  },
): Promise<boolean> {
  const ended = await tx.execute(sql`update duty_pause
    set ended_at = ${end.at}, ended_by = ${end.by}, ended_because = ${end.because}
    where duty = ${end.duty} and ended_at is null returning 1`)
  return ended.length > 0
}

/** Pauses of one duty, or of all; only those in force unless `past` too. The latest first. */
export async function readPauses(
  db: Database | Tx,
  args: { readonly duty?: string; readonly past: boolean },
): Promise<readonly PauseRow[]> {
  return await db.execute<PauseRow>(sql`
    select d.duty, d.since, coalesce(b.name, d."by") as "by", d.reason, d.ended_at as "endedAt",
      coalesce(e.name, d.ended_by) as "endedBy", d.ended_because as "endedBecause"
    from duty_pause d left join person b on b.id = d."by" left join person e on e.id = d.ended_by
    where (${args.duty ?? null}::text is null or d.duty = ${args.duty ?? null})
      and (${args.past} or d.ended_at is null)
    order by d.since desc limit 100`)
}
