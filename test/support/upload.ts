import type { Answer, TestApi } from './api.ts'

/** Sends a file as a form, as browsers do. */
export async function upload<Body = unknown>(
  api: Pick<TestApi, 'app'>,
  login: string,
  to: {
    readonly path: string
    readonly name: string
    readonly bytes: Uint8Array
    readonly fields?: Readonly<Record<string, string>>
  },
): Promise<Answer<Body>> {
  const form = new FormData()
  form.set('file', new File([Uint8Array.from(to.bytes)], to.name))
  for (const [name, value] of Object.entries(to.fields ?? {})) form.set(name, value)
  const response = await api.app.request(to.path, {
    method: 'POST',
    headers: { 'x-as': login },
    body: form,
  })
  const { status, headers } = response
  return { status, headers, body: (await response.json()) as Body }
}
