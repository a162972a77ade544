import { hc } from 'hono/client'
import type { AppType } from '../api/app.ts'
import { send } from './api.ts'

/**
 * The API as its routes describe it: a path, method, parameter or body they do not have does not
 * compile. Refusals are thrown by `send`, so whatever comes back is an answer.
 */
export const api = hc<AppType>('/', {
  fetch: (url: RequestInfo | URL, init: RequestInit = {}) =>
    send(String(url), {
      method: init.method ?? 'GET',
      body: typeof init.body === 'string' || init.body instanceof FormData ? init.body : undefined,
      signal: init.signal,
    }),
  buildSearchParams: (query) => {
    const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
    return new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
  },
}).api

/** The JSON of an answer, typed by its route. */
export async function answer<T>(asked: Promise<{ json(): Promise<T> }>): Promise<T> {
  return (await asked).json()
}

/** For answers that say nothing but that it is done. */
export async function done(asked: Promise<unknown>): Promise<void> {
  await asked
}

/** The `{id}` of a path; the client writes parameters as they are. */
export const withId = (id: string) => ({ param: { id: encodeURIComponent(id) } })

/** Ends a request nobody waits for any more. */
export const until = (signal: AbortSignal | undefined) => ({ init: { signal } })
