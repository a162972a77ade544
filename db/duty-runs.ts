import { sql } from 'drizzle-orm'
import type { Database, Tx } from './client.ts'
import { maySeeCase, textArray, type Viewer } from './viewer.ts'

/**
 * Takes the run of a duty for its day; false when it was done before. One passed over because of a pause
 * may still be done, but only by somebody.
 */
export async function takeRun(
  tx: Tx,
  run: {
    readonly duty: string
    readonly nominal: string
    readonly dueOn: string
    readonly at: string
    readonly late: boolean
    readonly by: string
  },
): Promise<boolean> {
  const taken = await tx.execute(sql`
    insert into duty_run as r (duty, nominal, due_on, ran_at, late, "by")
    values (${run.duty}, ${run.nominal}, ${run.dueOn}, ${run.at}, ${run.late}, ${run.by})
    on conflict (duty, nominal) do update set ran_at = excluded.ran_at, late = excluded.late, "by" = excluded."by", skipped = null
      where r.skipped is not null and excluded."by" <> 'system' returning 1`)
  return taken.length > 0
}

/** Notes what a run did, or why it did nothing. */
export async function finishRun(
  tx: Tx,
  run: {
    readonly duty: string
    readonly nominal: string
    readonly result: Readonly<Record<string, number>>
    readonly cases: readonly string[]
    readonly skipped: string | null
  },
): Promise<void> {
  await tx.execute(sql`update duty_run set result = ${JSON.stringify(run.result)}::jsonb,
      cases = ${textArray(run.cases)}, skipped = ${run.skipped}
    where duty = ${run.duty} and nominal = ${run.nominal}`)
}

export type RunCase = {
  readonly id: string
  readonly number: string | null
  readonly title: string
}
export type RunRow = {
  readonly duty: string
  readonly nominal: string
  readonly dueOn: string
  readonly ranAt: string
  readonly late: boolean
  /** 'system', or the name of who ran it by hand. */
  readonly by: string
  readonly skipped: string | null
  readonly result: Readonly<Record<string, number>>
  /** Those of its cases that the viewer may see. */
  readonly cases: readonly RunCase[]
}

const runColumns = (viewer: Viewer) => sql`
  r.duty, r.nominal::text as nominal, r.due_on::text as "dueOn", r.ran_at as "ranAt", r.late,
  coalesce((select p.name from person p where p.id = r."by"), r."by") as "by", r.skipped, r.result,
  coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'number', c.number, 'title', c.title) order by c.number, c.id)
    from "case" c where c.id = any(r.cases) and ${maySeeCase(viewer)}), '[]') as cases`

/** The last run of every duty that has had one. */
export async function lastRuns(db: Database | Tx, viewer: Viewer): Promise<readonly RunRow[]> {
  return await db.execute<RunRow>(sql`
    select distinct on (r.duty) ${runColumns(viewer)} from duty_run r order by r.duty, r.nominal desc`)
}

/** The runs of a duty for days before one, the latest first. */
export async function runsOf(
  db: Database | Tx,
  args: {
    readonly duty: string
    readonly viewer: Viewer
    readonly before?: string | undefined
    readonly limit: number
  },
): Promise<readonly RunRow[]> {
  const earlier = args.before ? sql`and r.nominal < ${args.before}::date` : sql``
  return await db.execute<RunRow>(sql`
    select ${runColumns(args.viewer)} from duty_run r where r.duty = ${args.duty} ${earlier}
    order by r.nominal desc limit ${args.limit}`)
}

/** One run, or undefined when the duty was not done for that day. */
export async function runOf(
  db: Database | Tx,
  args: { readonly duty: string; readonly nominal: string; readonly viewer: Viewer },
): Promise<RunRow | undefined> {
  const [row] = await db.execute<RunRow>(sql`
    select ${runColumns(args.viewer)} from duty_run r
    where r.duty = ${args.duty} and r.nominal = ${args.nominal}::date`)
  return row
}

/** The days of all runs since one, as `duty nominal`. */
export async function daysRun(db: Database | Tx, since: string): Promise<ReadonlySet<string>> {
  const rows = await db.execute<{ key: string }>(sql`
    select duty || ' ' || nominal as key from duty_run where nominal >= ${since}::date`)
  return new Set(rows.map((row) => row.key))
}
