import { parentPort, type Transferable, Worker, workerData } from 'node:worker_threads'

/** Work in a thread was cut off: it took too long, too much memory, or failed. */
export class ThreadEnded extends Error {}

/**
 * Runs a script in a thread of its own, with limits: neither heavy nor hostile content holds up or
 * brings down the API. The script calls `serveThread`.
 * @throws ThreadEnded when it does not finish within the limits
 */
export async function runInThread<Given, Result>(
  script: URL,
  given: Given,
  limits: { readonly timeoutMs: number; readonly memoryMb: number },
): Promise<Result> {
  const worker = new Worker(script, {
    workerData: given,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 32 },
    execArgv: [],
    env: {},
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Result>((resolve, reject) => {
      const end = (cause?: unknown) => reject(new ThreadEnded('a thread ended', { cause }))
      timer = setTimeout(end, limits.timeoutMs)
      worker.once('message', resolve)
      worker.once('error', end)
      worker.once('exit', end)
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

/** In the thread: does the work it was started for and hands over what comes out, bytes uncopied. */
export async function serveThread<Given, Result>(
  work: (given: Given) => Promise<Result>,
  bytesOf: (result: Result) => Uint8Array | undefined,
): Promise<void> {
  const result = await work(workerData)
  const bytes = bytesOf(result)
  const moved: Transferable[] = bytes?.buffer instanceof ArrayBuffer ? [bytes.buffer] : []
  parentPort?.postMessage(result, moved)
}
