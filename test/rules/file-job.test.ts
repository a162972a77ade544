import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { FileJobEnded, runFileJob } from '../../api/file-job.ts'
import type { LedgerSheet } from '../../api/ledger-import/export-ledger.ts'
import type { Told } from '../support/telling-job.ts'

const script = new URL('../support/telling-job.ts', import.meta.url)
const enough = { timeoutMs: 60_000, memoryMb: 64 }
const run = (how: string, limits = enough) => runFileJob<string, Told>(script, how, limits)

describe('a job on a file', () => {
  test('runs apart from the API, and alone', async () => {
    const told = await Promise.all([run('tell'), run('tell'), run('tell')])
    const [first, second, third] = told.sort((a, b) => a.from - b.from)
    expect(first?.to).toBeLessThan(second?.from ?? 0)
    expect(second?.to).toBeLessThan(third?.from ?? 0)
    expect(new Set([process.pid, ...told.map(({ pid }) => pid)]).size).toBe(4)
  })

  test('is gone when it is done, and its memory with it', async () => {
    const { pid } = await run('tell')
    while (isAlive(pid)) await sleep(20)
  })

  test.each([
    ['that fails', 'fail', enough],
    ['that takes too long', 'hang', { ...enough, timeoutMs: 1500 }],
    ['that takes too much memory', 'swell', enough],
  ])('%s is cut off, and the next one runs', async (_, how, limits) => {
    await expect(run(how, limits)).rejects.toThrow(FileJobEnded)
    expect((await run('tell')).pid).toBeGreaterThan(0)
  })
})

test('a ledger of 10 000 rows is written with little memory, because no row is kept', async () => {
  const row = {
    category: '审批超时',
    title: '施工许可审批平均用时超出承诺时限,群众多次反映仍未改善',
    measures: '压减环节,推行并联审批',
    leader: '周建国',
    section: '行政审批科',
    responsible: ['刘洋', '孙悦'],
    deadline: '2026-03-31',
    status: '正在整改',
  }
  const rows = Array.from({ length: 10_000 }, (_, i) => ({ ...row, no: i + 1, remark: `第${i}件` }))
  const sheet = { title: '台账', unit: '局作风办', date: '2026-01-05', rows }
  const job = new URL('../../api/ledger-import/export-ledger-job.ts', import.meta.url)
  const bytes = await runFileJob<LedgerSheet, Uint8Array>(job, sheet, {
    ...enough,
    memoryMb: 44,
  })
  expect(bytes.length).toBeGreaterThan(10_000)
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
