import type { Database } from '../../../db/client.ts'

/** Who asks: one person of the sample bureau for each role, and nobody. */
export const actors = {
  anonymous: null,
  staff: 'liu.yang',
  head: 'chen.wei',
  leader: 'zhou.jianguo',
  chief: 'li.guohua',
  conduct_office: 'zuofengban',
  discipline: 'wei.dong',
  admin: 'kong.lin',
  security_admin: 'bao.chen',
  auditor: 'ling.fei',
  supervisor: 'hong.mei',
} as const

export type Actor = keyof typeof actors
export const actorNames = Object.keys(actors) as readonly Actor[]

/** What an actor sends; `path` is the address, with real ids in place of the route's parameters. */
export type RoleRequest = {
  readonly path: string
  readonly body?: unknown
  /** A body that is not JSON, such as a file. */
  readonly form?: FormData
}

/** One route with the status each role gets. Rows of one table run one after the other. */
export type RouteRow = {
  /** As hono prints it: `POST /api/people/:id/move`. */
  readonly route: string
  readonly expected: Readonly<Record<Actor, number>>
  /** Made anew for each actor, so that what one did is no hindrance to the next. */
  readonly request: (args: {
    readonly db: Database
    readonly actor: Actor
  }) => RoleRequest | Promise<RoleRequest>
}

/** The same for everyone, except as said; nobody signed in gets 401 unless said. */
export const everyone = (
  status: number,
  except: Partial<Record<Actor, number>> = {},
): Readonly<Record<Actor, number>> =>
  Object.fromEntries(
    actorNames.map((actor) => [actor, except[actor] ?? (actor === 'anonymous' ? 401 : status)]),
  ) as Record<Actor, number>

/** 403 for everyone but those named. */
export const only = (
  those: readonly Actor[],
  status = 200,
  others = 403,
): Readonly<Record<Actor, number>> =>
  everyone(others, Object.fromEntries(those.map((actor) => [actor, status])))
