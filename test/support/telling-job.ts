import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { serveFileJob } from '../../api/serve-file-job.ts'

export type Told = { readonly pid: number; readonly from: number; readonly to: number }

/** A job that tells when and where it ran, or goes wrong as it is asked to. */
serveFileJob<'tell' | 'fail' | 'hang' | 'swell', Told>(async (how) => {
  const from = performance.timeOrigin
  if (how === 'fail') throw new Error('the file is not to its liking')
  if (how === 'hang') for (;;) process.hrtime()
  if (how === 'swell') for (const all: object[] = []; ; ) all.push({ again: all.length })
  await sleep(50)
  return { pid: process.pid, from, to: performance.timeOrigin + performance.now() }
})
