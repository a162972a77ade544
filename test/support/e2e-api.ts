/** The API as a member of the bureau uses it, for what happens outside the browser of a test. */
export type E2eApi = {
  readonly get: <Body>(path: string) => Promise<Body>
  readonly post: <Body>(path: string, body?: unknown) => Promise<Body>
  /** Sends a form, such as one with a file. */
  readonly send: <Body>(path: string, form: FormData) => Promise<Body>
}

/** Signs in as the demonstration does. @throws Error when a call is refused */
export async function apiOf(url: string, login: string): Promise<E2eApi> {
  const signedIn = await fetch(`${url}/api/session/demonstration`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login }),
  })
  if (!signedIn.ok) throw new Error(`${login} could not sign in: ${await signedIn.text()}`)
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  async function call<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const isJson = body !== undefined && !(body instanceof FormData)
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { cookie, ...(isJson && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: isJson ? JSON.stringify(body) : (body as FormData) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${login} ${method} ${path}: ${response.status} ${text}`)
    return read<Body>(text)
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body = {}) => call('POST', path, body),
    send: (path, form) => call('POST', path, form),
  }
}

/** The one place that believes an answer to have the shape a test expects; streams stay text. */
function read<Body>(text: string): Body {
  try {
    return JSON.parse(text) as Body
  } catch {
    return text as Body
  }
}
