import { createHmac, randomBytes } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Env } from '../env.ts'

const HOUR_MS = 3_600_000

/**
 * Names for network addresses that only count attempts: keyed with a secret that is never stored and changes
 * every hour, so that neither a database nor a log ever tells who wrote from where.
 */
export function createPseudonyms(env: Pick<Env, 'QINGFENG_BEHIND_PROXY'>) {
  let key = randomBytes(32)
  let since = performance.now()
  return (c: Context): string => {
    if (performance.now() - since > HOUR_MS) {
      key = randomBytes(32)
      since = performance.now()
    }
    return createHmac('sha256', key).update(addressOf(c, env)).digest('base64url')
  }
}

/** The browser's address, as the nearest proxy says it or as the connection does; '' where neither is known. */
function addressOf(c: Context, env: Pick<Env, 'QINGFENG_BEHIND_PROXY'>): string {
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  if (env.QINGFENG_BEHIND_PROXY && forwarded) return forwarded
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    return ''
  }
}
