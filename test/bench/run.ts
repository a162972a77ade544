import { newStack } from '../support/running-stack.ts'
import { openBareEngine } from './bare/bare-engine.ts'
import { openBrowsers } from './browsers.ts'
import { type Figure, type Load, measure } from './measure.ts'
import { operationsOf } from './operations.ts'
import { preload } from './preload.ts'

export type Size = {
  /** Writes and reads measured of each kind. */
  readonly writes: number
  readonly reads: number
  readonly mixes: number
  readonly few: number
  readonly many: number
  readonly atOnce: number
}

/** One run on fresh databases: the bare engine and the product, with few open tasks and with many. */
export async function run(size: Size, say: (line: string) => void): Promise<readonly Figure[]> {
  const { few, many, atOnce, writes, reads, mixes } = size
  const figures: Figure[] = []
  const stack = await newStack()
  const take = async (load: Omit<Load, 'atOnce' | 'servers'>, extra: readonly number[] = []) => {
    const servers = () => [...stack.processes(), ...extra]
    const figure = await measure({ ...load, atOnce, servers })
    figures.push(figure)
    say(`  ${figure.operation}: ${figure.perSecond.toFixed(0)}/s`)
  }
  try {
    await stack.start()
    const browsers = await openBrowsers(stack.url)
    const ours = operationsOf(browsers)
    const cases: string[] = []
    const startSome = async (count: number) => {
      for (let i = 0; i < count; i++) cases.push(await ours.report(i))
    }

    const startAndStep = async (open: number) => {
      await startSome(30)
      const warm = cases.splice(0)
      for (const [i, id] of warm.entries()) await ours.step(id, i)
      const start = async (i: number) => void cases.push(await ours.report(i))
      await take({ operation: `start, ${open} open`, count: writes, run: start })
      const started = cases.splice(0)
      const step = (i: number) => ours.step(started[i] ?? '', i)
      await take({ operation: `step, ${open} open`, count: writes, run: step })
    }

    const readAll = async (open: number) => {
      for (let i = 0; i < 30; i++) await Promise.all([ours.page(i), ours.count(i), ours.search(i)])
      const cursor = String((await ours.page(0))['next'])
      const each = { count: reads }
      await take({ ...each, operation: `page of 25, ${open} open`, run: ours.page })
      const next = (i: number) => ours.nextPage(i, cursor)
      await take({ ...each, operation: `next page, ${open} open`, run: next })
      await take({ ...each, operation: `count, ${open} open`, run: ours.count })
      await take({ ...each, operation: `two characters, ${open} open`, run: ours.search })
    }

    await preload(stack.databaseUrl(), 0, few)
    const bare = await openBareEngine(stack)
    try {
      for (let i = 0; i < 30; i++) await bare.start(`warm-${i}`).then(() => bare.step(`warm-${i}`))
      const engine = [bare.pid, process.pid]
      const count = writes
      const start = (i: number) => bare.start(`bare-${i}`)
      await take({ operation: 'bare start', count, run: start }, engine)
      await take({ operation: 'bare step', count, run: (i) => bare.step(`bare-${i}`) }, engine)
    } finally {
      await bare.close()
    }
    await startAndStep(few)
    await readAll(few)
    await preload(stack.databaseUrl(), few, many)
    await readAll(many)
    await startAndStep(many)
    await startSome(mixes)
    const caseIds = cases.splice(0)
    const mix = (i: number) => ours.mix(caseIds, i)
    await take({ operation: `office mix, ${many} open`, count: mixes, run: mix })
    return figures
  } finally {
    await stack.close()
  }
}
