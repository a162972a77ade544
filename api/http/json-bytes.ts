import type { Context, TypedResponse } from 'hono'
import type { JSONParsed } from 'hono/utils/types'
import type { AppEnv } from '../app-env.ts'

/** Answers 200 with JSON that is written already, as UTF-8; `Body` is what it holds. */
export function jsonBytes<Body>(
  c: Context<AppEnv>,
  bytes: Uint8Array<ArrayBuffer>,
): TypedResponse<JSONParsed<Body>, 200, 'json'> {
  const response: Response = c.body(bytes, 200, {
    'Content-Type': 'application/json',
  })
  return response as Response & TypedResponse<JSONParsed<Body>, 200, 'json'>
}
