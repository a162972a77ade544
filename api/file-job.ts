import { type ChildProcess, fork } from 'node:child_process'
import { createQueue } from './queue.ts'

/** Work on a file was cut off: it took too long, too much memory, or failed. */
export class FileJobEnded extends Error {}

type Limits = { readonly timeoutMs: number; readonly memoryMb: number }

/** Of the whole API: two large files at once would take twice the memory and no less time. */
const oneAtATime = createQueue({ atOnce: 1, waiting: 32 })

/**
 * Runs a script in a process of its own, with limits: neither heavy nor hostile content holds up or
 * brings down the API, and the memory it took is given back when it ends, which that of a thread is not.
 * One job runs at a time; its time limit counts from its start. The script calls `serveFileJob`.
 * @throws FileJobEnded when it does not finish within the limits
 * @throws Refusal 429 when too many wait already
 */
export async function runFileJob<Given, Result>(
  script: URL,
  given: Given,
  limits: Limits,
): Promise<Result> {
  return await oneAtATime(() => run<Given, Result>(script, given, limits))
}

async function run<Given, Result>(script: URL, given: Given, limits: Limits): Promise<Result> {
  const job = fork(script, {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${limits.memoryMb}`, '--max-semi-space-size=8'],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Result>((resolve, reject) => {
      const end = (cause?: unknown) => reject(new FileJobEnded('a file job ended', { cause }))
      timer = setTimeout(end, limits.timeoutMs)
      job.once('message', (result) => resolve(received<Result>(result)))
      job.once('error', end)
      job.once('exit', end)
      send(job, given, end)
    })
  } finally {
    clearTimeout(timer)
    job.kill('SIGKILL')
  }
}

/** Whatever can be cloned may be sent, more than the types of Node know. */
function send<Given>(job: ChildProcess, given: Given, onError: (cause: unknown) => void): void {
  job.send(given as object, (error) => error && onError(error))
}

/** The one place that believes a job to answer as its script says. */
const received = <Result>(message: unknown): Result => message as Result
