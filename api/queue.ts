import { Refusal } from './errors.ts'

/** Lets a few pieces of heavy work run at a time, in the order they came. */
export type Queue = <T>(work: () => Promise<T>) => Promise<T>

/**
 * At most `atOnce` run; the others wait, up to `waiting` of them.
 * @throws Refusal 429 when more than that wait already
 */
export function createQueue(args: { readonly atOnce: number; readonly waiting: number }): Queue {
  const waiting: (() => void)[] = []
  let running = 0

  return async (work) => {
    if (running >= args.atOnce) {
      if (waiting.length >= args.waiting) throw tooBusy()
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    try {
      return await work()
    } finally {
      // Whoever waits takes over the place; otherwise it is free.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}

const tooBusy = (): Refusal =>
  new Refusal({
    status: 429,
    code: 'request.queue-full',
    detail: {
      zh: '正在处理的文件较多,请稍后再试',
      en: 'Many files are being read just now; please try again shortly',
    },
  })
