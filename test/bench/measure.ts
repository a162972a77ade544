import { readFileSync } from 'node:fs'

export type Figure = {
  readonly operation: string
  readonly perSecond: number
  readonly p50Ms: number
  readonly p95Ms: number
  /** Of every process that serves it; null where the system does not tell. */
  readonly cpuMs: number | null
}

export type Load = {
  readonly operation: string
  readonly count: number
  readonly atOnce: number
  /** The processes that serve it. */
  readonly servers: () => readonly number[]
  readonly run: (i: number) => Promise<unknown>
}

/** Runs an operation so many times, so many at once. The first failure ends it. */
export async function measure({ operation, count, atOnce, servers, run }: Load): Promise<Figure> {
  const tookMs: number[] = []
  const cpuBefore = cpuOf(servers())
  const startedAt = performance.now()
  let next = 0
  const work = async () => {
    while (next < count) {
      const i = next++
      const since = performance.now()
      await run(i)
      tookMs.push(performance.now() - since)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  const seconds = (performance.now() - startedAt) / 1000
  const cpu = cpuOf(servers())
  tookMs.sort((a, b) => a - b)
  return {
    operation,
    perSecond: count / seconds,
    p50Ms: tookMs[Math.floor(count * 0.5)] ?? 0,
    p95Ms: tookMs[Math.floor(count * 0.95)] ?? 0,
    cpuMs: cpu === null || cpuBefore === null ? null : (cpu - cpuBefore) / count,
  }
}

/** Linux counts in hundredths of a second, whatever the kernel's own tick. */
const TICK_MS = 10

/** Processor time of processes and of their children that have ended, in milliseconds. */
function cpuOf(pids: readonly number[]): number | null {
  if (process.platform !== 'linux') return null
  return pids.map(ticksOf).reduce((sum, ticks) => sum + ticks, 0) * TICK_MS
}

function ticksOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  } catch {
    return 0
  }
}

/** The middle one of several runs, figure by figure. */
export function medianOf(runs: readonly (readonly Figure[])[]): readonly Figure[] {
  const [first = []] = runs
  return first.map(({ operation }) => {
    const same = runs.flatMap((run) => run.filter((figure) => figure.operation === operation))
    const middle = (of: (figure: Figure) => number) => median(same.map(of))
    return {
      operation,
      perSecond: middle((f) => f.perSecond),
      p50Ms: middle((f) => f.p50Ms),
      p95Ms: middle((f) => f.p95Ms),
      cpuMs: same.some((f) => f.cpuMs === null) ? null : middle((f) => f.cpuMs ?? 0),
    }
  })
}

/** The middle value; 0 of none. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
