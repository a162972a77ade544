import { nanoid } from 'nanoid'
import { createSignal } from 'solid-js'
import type { ProblemBody, Text } from './contract.ts'

/** A refusal the API explained (RFC 9457): its own sentence, the rule, the fields and who can help. */
export class Problem extends Error {
  readonly body: ProblemBody
  constructor(body: ProblemBody) {
    super(body.detail?.zh ?? body.title)
    this.name = 'Problem'
    this.body = body
  }

  /** The API said nothing a person could use, e.g. a proxy's page. */
  get isBare(): boolean {
    return this.body.code.startsWith('http.')
  }

  /** What is wrong field by field, ready to be shown under each. */
  get fields(): Readonly<Record<string, Text>> {
    const list = this.body.fields ?? []
    const own = this.body.field ? [{ field: this.body.field, detail: this.body.detail }] : []
    return Object.fromEntries([...own, ...list].map((f) => [f.field, f.detail]))
  }
}

/** The request never reached the API: no network, or the service is restarting. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

const [online, setOnline] = createSignal(true)

/** Whether the last request got through; the shell shows a bar while it did not. */
export { online }

const [signedOut, setSignedOut] = createSignal(0)

/** Grows each time the API says that nobody is signed in. */
export { signedOut }

globalThis.addEventListener?.('offline', () => setOnline(false))
globalThis.addEventListener?.('online', () => setOnline(true))

/** Called by whatever learns that the API answers again, e.g. the event stream. */
export const reached = () => setOnline(true)

type Options = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Sent as JSON, or as it is when it is a FormData. */
  readonly body?: unknown
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly signal?: AbortSignal
}

/** Keys of writes nobody has answered yet: the same write tried again keeps its key and acts once. */
const unanswered = new Map<string, string>()

/**
 * Calls the API and returns its JSON (undefined for an empty answer).
 * @throws Problem for a refusal, Unreachable when it could not be asked.
 */
export async function request<T>(path: string, options: Options = {}): Promise<T> {
  const response = await send(path, options)
  if (response.status === 204) return undefined as T
  return (await response.json()) as T
}

/** Like `request`, for answers that are not one JSON value: streams and downloads. */
export async function send(path: string, options: Options = {}): Promise<Response> {
  const { method = 'GET', body, query, signal } = options
  const url = withQuery(path, query)
  const isForm = body instanceof FormData
  const json = body === undefined || isForm ? undefined : JSON.stringify(body)
  const identity = method === 'GET' ? '' : `${method} ${url} ${json ?? nanoid()}`
  const key = unanswered.get(identity) ?? nanoid()
  if (identity) unanswered.set(identity, key)
  const headers: Record<string, string> = { accept: 'application/json' }
  if (json !== undefined) headers['content-type'] = 'application/json'
  if (identity) headers['idempotency-key'] = key
  const response = await fetch(url, {
    method,
    headers,
    body: isForm ? body : json,
    signal,
    credentials: 'same-origin',
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    setOnline(false)
    throw new Unreachable('unreachable', { cause })
  })
  if (response.status === 502 || response.status === 504) {
    setOnline(false)
    throw new Unreachable(`gateway ${response.status}`)
  }
  setOnline(true)
  if (response.status < 500) unanswered.delete(identity)
  if (response.ok) return response
  if (response.status === 401) setSignedOut((n) => n + 1)
  throw new Problem(await problemOf(response))
}

function withQuery(path: string, query: Options['query']): string {
  const pairs = Object.entries(query ?? {}).filter(([, v]) => v !== undefined && v !== '')
  const search = new URLSearchParams(pairs.map(([k, v]) => [k, String(v)])).toString()
  return search ? `${path}?${search}` : path
}

async function problemOf(response: Response): Promise<ProblemBody> {
  const body = (await response.json().catch(() => null)) as Partial<ProblemBody> | null
  const title = body?.title ?? `HTTP ${response.status}`
  return {
    type: 'about:blank',
    code: `http.${response.status}`,
    ...body,
    title,
    status: response.status,
    detail: body?.detail ?? { zh: title, en: title },
  }
}
