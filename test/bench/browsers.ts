import { samplePeople } from '../../db/sample/people.ts'

type Json = Readonly<Record<string, unknown>>

/** People of the sample bureau, signed in at their browsers. */
export type Browsers = {
  readonly everyone: readonly string[]
  readonly get: (login: string, path: string) => Promise<Json>
  /** @throws Error when the answer is not 2xx */
  readonly post: (login: string, path: string, body: unknown) => Promise<Json>
}

/** Whoever does the conduct office's tasks. */
export const conductOffice = samplePeople
  .filter((person) => person.roles.includes('conduct_office'))
  .map((person) => person.login)

/** Signs in fifty people who have inboxes, the conduct office first. */
export async function openBrowsers(url: string): Promise<Browsers> {
  const others = samplePeople.filter((p) => p.roles.includes('staff') || p.roles.includes('head'))
  const everyone = [...new Set([...conductOffice, ...others.map((p) => p.login)])].slice(0, 50)
  const cookies = new Map<string, string>()

  async function send(login: string, path: string, body?: unknown): Promise<Response> {
    const isWrite = body !== undefined
    const response = await fetch(url + path, {
      method: isWrite ? 'POST' : 'GET',
      headers: {
        cookie: cookies.get(login) ?? '',
        ...(isWrite && { origin: url, 'content-type': 'application/json' }),
      },
      ...(isWrite && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${path} for ${login}: ${await response.text()}`)
    return response
  }
  const read = async (response: Response) => (await response.json()) as Json

  for (const login of everyone) {
    const response = await send(login, '/api/session/demonstration', { login })
    const set = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
    cookies.set(login, set.join('; '))
  }
  return {
    everyone,
    get: async (login, path) => read(await send(login, path)),
    post: async (login, path, body) => read(await send(login, path, body)),
  }
}
