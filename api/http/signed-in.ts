import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import { personOfSession } from '../../db/sessions.ts'
import { loadViewer, type Viewer } from '../../db/viewer.ts'
import { today } from '../../workflows/kit/calendar.ts'
import type { AppEnv } from '../app-env.ts'
import { wallClock } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { notFound, notSignedIn } from '../errors.ts'
import { sessionToken } from '../session/session-cookie.ts'

/** Whose request this is; undefined when nobody is signed in. */
export type Identify = (c: Context<AppEnv>) => Promise<string | undefined>

/** By the session cookie. */
export const identifyBySession =
  (deps: Deps): Identify =>
  async (c) => {
    const token = await sessionToken(c, deps.env)
    return token && (await personOfSession(deps.db, token, new Date(wallClock.now())))
  }

/** Paths that anyone may ask for; everything else under /api needs a person. */
const open = new Set(['POST /api/session', 'DELETE /api/session', '/api/session/demonstration'])
/** Places for people without an account, and for systems that sign what they send. */
const openPlaces = ['/api/portal/', '/api/intake/']

/** A handler of the API itself: neither middleware nor the fallback to the pages. */
const isOfApi = (route: { readonly method: string; readonly path: string }): boolean =>
  route.method !== 'ALL' && route.path.startsWith('/api/')

/** Puts the viewer on the context, as of today in Shanghai by the injected clock. */
export const signedIn = (deps: Deps, identify: Identify) =>
  createMiddleware<AppEnv>(async (c, next) => {
    if (!matchedRoutes(c).some(isOfApi)) throw notFound()
    if (openPlaces.some((place) => c.req.path.startsWith(place))) return await next()
    if (open.has(c.req.path) || open.has(`${c.req.method} ${c.req.path}`)) return await next()
    c.set('viewer', await viewerOf(c, deps, identify))
    await next()
  })

/** Who asks, as of today in Shanghai. @throws Refusal 401 when nobody is signed in */
export async function viewerOf(
  c: Context<AppEnv>,
  deps: Pick<Deps, 'db' | 'clock'>,
  identify: Identify,
): Promise<Viewer> {
  const personId = await identify(c)
  const viewer = personId && (await loadViewer(deps.db, personId, today(deps.clock.now())))
  if (!viewer) throw notSignedIn()
  return viewer
}
