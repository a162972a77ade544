import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

export type ReceivedPost = { readonly url: URL; readonly body: string }
type Answer = (response: http.ServerResponse) => void

/** A real HTTP server on loopback that keeps what is posted, and answers as a robot's service does. */
export async function startRobotServer(answer: Answer = saying({ errcode: 0, errmsg: 'ok' })) {
  const posts: ReceivedPost[] = []
  const next: Answer[] = []
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    posts.push({ url, body: Buffer.concat(chunks).toString() })
    const respond = next.shift() ?? answer
    respond(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/robot/send?access_token=planted-token`,
    posts,
    /** How the next ones are answered, in order; then as usual again. */
    next,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export type RobotServer = Awaited<ReturnType<typeof startRobotServer>>

export const saying =
  (body: unknown, status = 200): Answer =>
  (response) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))

export const redirecting =
  (to: string): Answer =>
  (response) =>
    response.writeHead(307, { Location: to }).end()

/** Takes everything and never says a word. */
export const silent: Answer = () => undefined
