import type { Context } from 'hono'
import { deleteCookie, getSignedCookie } from 'hono/cookie'
import type { Env } from '../env.ts'

/** A working day: who comes back tomorrow signs in again. */
export const sessionSeconds = 12 * 60 * 60

/** Over TLS the name itself forbids other hosts to set the cookie; a loopback demonstration has no TLS. */
export function sessionCookie(env: Pick<Env, 'QINGFENG_MODE'>) {
  const secure = env.QINGFENG_MODE === 'production'
  return {
    name: secure ? '__Host-qingfeng' : 'qingfeng',
    attributes: { secure, httpOnly: true, sameSite: 'strict', path: '/' },
  } as const
}

/** The token of the request's session cookie, if its signature holds. */
export async function sessionToken(c: Context, env: Env): Promise<string | undefined> {
  const token = await getSignedCookie(c, env.SESSION_SECRET, sessionCookie(env).name)
  return token || undefined
}

export function dropSessionCookie(c: Context, env: Env): void {
  const { name, attributes } = sessionCookie(env)
  deleteCookie(c, name, attributes)
}
