import { OpenAPIHono } from '@hono/zod-openapi'
import type { Logger } from 'pino'
import type { Viewer } from '../db/viewer.ts'
import { refuseInvalid } from './validation.ts'

/** What a handler finds on its context. `viewer` is there on every path that needs signing in. */
export type AppEnv = {
  Variables: {
    readonly requestId: string
    readonly log: Logger
    readonly viewer: Viewer
  }
}

/** An app for one resource, to be chained into the API with `.route('/', …)`. */
export const newRouter = () => new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
