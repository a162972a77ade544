import { type LookupAddress, lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { isInside, isLoopback } from './robot-address.ts'

/** What came back, or why nothing did. Redirects come back as what they are. */
export type Posted =
  | { readonly status: number; readonly body: string }
  | { readonly failed: 'inside' | 'timeout' | 'connection' }

/** Robots answer in a line; whoever sends more is no robot. */
const mostBytes = 16_384

/** Every address that a name has. */
type Resolve = (
  hostname: string,
  options: { readonly all: true },
  done: (error: Error | null, addresses: LookupAddress[]) => void,
) => void

class Inside extends Error {}

/**
 * Posts JSON to an address that was checked before. The name is resolved once, here, and a connection is
 * made only to what it resolved to if all of that is on the open internet: a name that points into the
 * bureau's network reaches nothing. Follows no redirect; everything is over within `timeoutMs`.
 */
export async function postJson(
  url: URL,
  body: unknown,
  { timeoutMs, resolve = lookup }: { readonly timeoutMs: number; readonly resolve?: Resolve },
): Promise<Posted> {
  const { request, Agent } = url.protocol === 'https:' ? https : http
  const signal = AbortSignal.timeout(timeoutMs)
  const agent = new Agent({ keepAlive: false })
  const sent = JSON.stringify(body)
  try {
    return await new Promise<Posted>((done, fail) => {
      const headers = {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Length': Buffer.byteLength(sent),
      }
      const options = { method: 'POST', agent, signal, headers, ...guardFor(url, resolve) }
      const asked = request(url, options, (answer) => {
        const chunks: Buffer[] = []
        let size = 0
        answer.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size > mostBytes) answer.destroy(new Error('too long an answer'))
          else chunks.push(chunk)
        })
        answer.on('error', fail)
        answer.on('end', () =>
          done({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
        )
      })
      asked.on('error', fail)
      asked.end(sent)
    })
  } catch (error) {
    if (error instanceof Inside) return { failed: 'inside' }
    return { failed: signal.aborted ? 'timeout' : 'connection' }
  } finally {
    agent.destroy()
  }
}

/** Loopback is checked by name, where the configuration allows it at all. */
const guardFor = (url: URL, resolve: Resolve) =>
  isLoopback(url.hostname) ? {} : { lookup: openInternetOnly(resolve) }

const openInternetOnly =
  (resolve: Resolve): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      const [first] = addresses
      if (!first || addresses.some(({ address }) => isInside(address))) {
        return callback(new Inside('it resolves to an address inside'), '', 0)
      }
      if (options.all) return callback(null, addresses)
      callback(null, first.address, first.family)
    })
  }
