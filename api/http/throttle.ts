import type { Context } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from '../errors.ts'

/** Counts by key in this process. @throws Refusal 429 once there were too many within the time */
export function createThrottle(limit: { readonly points: number; readonly seconds: number }) {
  const limiter = new RateLimiterMemory({ points: limit.points, duration: limit.seconds })
  return async (c: Context, key: string): Promise<void> => {
    try {
      await limiter.consume(key)
    } catch (reached) {
      if (!(reached instanceof RateLimiterRes)) throw reached
      c.header('Retry-After', String(Math.ceil(reached.msBeforeNext / 1000)))
      throw tooMany()
    }
  }
}

const tooMany = (): Refusal =>
  new Refusal({
    status: 429,
    code: 'request.throttled',
    detail: { zh: '请求过于频繁,请稍后再试', en: 'Too many requests; please try again later' },
    help: { zh: '系统管理员', en: 'System administrator' },
  })
