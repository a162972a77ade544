import type { Context } from 'hono'
import { getSignedCookie, setSignedCookie } from 'hono/cookie'
import { nanoid } from 'nanoid'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Env } from '../env.ts'
import { Refusal } from '../errors.ts'
import { sessionCookie } from './session-cookie.ts'

const halfAYear = 180 * 24 * 60 * 60

/**
 * Ten wrong passwords in ten minutes and an account rests for ten more. A browser that has signed in
 * with the account before has a count of its own, so that guessing from elsewhere locks nobody out.
 */
export function createSignInThrottle(env: Env) {
  const limiter = new RateLimiterMemory({ points: 10, duration: 600, blockDuration: 600 })
  const { attributes } = sessionCookie(env)
  const cookie = attributes.secure ? '__Host-qingfeng-known' : 'qingfeng-known'

  async function keyFor(c: Context, login: string): Promise<string> {
    const known = await getSignedCookie(c, env.SESSION_SECRET, cookie)
    return typeof known === 'string' && known.startsWith(`${login}:`)
      ? `known ${known}`
      : `other ${login}`
  }

  return {
    /** Counts an attempt. @throws Refusal 429 alike for accounts that exist and that do not. */
    attempt: async (c: Context, login: string): Promise<void> => {
      try {
        await limiter.consume(await keyFor(c, login))
      } catch (reached) {
        if (!(reached instanceof RateLimiterRes)) throw reached
        c.header('Retry-After', String(Math.ceil(reached.msBeforeNext / 1000)))
        throw tooMany()
      }
    },
    /** The password was right: the count starts again and the browser is remembered. */
    succeed: async (c: Context, login: string): Promise<void> => {
      await limiter.delete(await keyFor(c, login))
      await setSignedCookie(c, cookie, `${login}:${nanoid()}`, env.SESSION_SECRET, {
        ...attributes,
        maxAge: halfAYear,
      })
    },
  }
}

export type SignInThrottle = ReturnType<typeof createSignInThrottle>

const tooMany = (): Refusal =>
  new Refusal({
    status: 429,
    code: 'session.throttled',
    detail: {
      zh: '尝试次数过多,请稍后再试',
      en: 'Too many attempts; please try again later',
    },
    help: { zh: '系统管理员', en: 'System administrator' },
  })
