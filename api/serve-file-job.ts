import process from 'node:process'

/** In the process of a file job: does the work it was started for, hands over the result and ends. */
export function serveFileJob<Given, Result>(work: (given: Given) => Promise<Result>): void {
  process.once('message', async (given) => {
    const result = await work(given as Given)
    process.send?.(result, () => process.exit())
  })
  // Nobody waits for it any more.
  process.once('disconnect', () => process.exit())
}
