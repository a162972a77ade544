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
  readonly method: string
  /** JSON already written out, or a form with files. */
  readonly body?: string | FormData
  readonly signal?: AbortSignal | null
}

/** Keys of writes nobody has answered yet: the same write tried again keeps its key and acts once. */
const unanswered = new Map<string, string>()

/**
 * Sends one request; what `client.ts` calls the API with.
 * @throws Problem for a refusal, Unreachable when it could not be asked.
 */
export async function send(url: string, { method, body, signal }: Options): Promise<Response> {
  const isJson = typeof body === 'string'
  const identity =
    method === 'GET' ? '' : `${method} ${url} ${body instanceof FormData ? nanoid() : body}`
  const key = unanswered.get(identity) ?? nanoid()
  if (identity) unanswered.set(identity, key)
  const headers: Record<string, string> = { accept: 'application/json' }
  if (isJson) headers['content-type'] = 'application/json'
  if (identity) headers['idempotency-key'] = key
  const response = await fetch(url, {
    method,
    headers,
    body,
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
