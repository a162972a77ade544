import { sql } from 'drizzle-orm'
import type { Database } from './client.ts'

/** Whoever has said nothing for so long is down: three beats of five seconds were missed. */
const silenceSeconds = 20

export type RunningWorker = {
  /** New at every start. */
  readonly id: string
  readonly host: string
  readonly processId: number
  readonly version: string
}

/** Says that a worker lives, since its first beat, and clears away those long gone. */
export async function beat(db: Database, worker: RunningWorker): Promise<void> {
  const { id, host, processId, version } = worker
  await db.execute(sql`
    with gone as (delete from worker_heartbeat where beat_at < clock_timestamp() - interval '1 day')
    insert into worker_heartbeat (id, host, process_id, version, started_at, beat_at)
    values (${id}, ${host}, ${processId}, ${version}, clock_timestamp(), clock_timestamp())
    on conflict (id) do update set beat_at = excluded.beat_at`)
}

/** The worker stops because it was told to. */
export async function endBeat(db: Database, id: string): Promise<void> {
  await db.execute(sql`delete from worker_heartbeat where id = ${id}`)
}

/** How many workers gave a sign of life lately, by the database's clock. */
export async function countWorkers(db: Database): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from worker_heartbeat
    where beat_at >= clock_timestamp() - ${silenceSeconds} * interval '1 second'`)
  return row?.n ?? 0
}
