import { once } from 'node:events'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { PlainError } from './plain-error.ts'

/**
 * A new password: asked for twice without showing it, or the first line of what is piped in.
 * @throws PlainError when the two differ, or the person gives up with Ctrl-C
 */
export async function readPassword(): Promise<string> {
  if (!process.stdin.isTTY) return await readLine('')
  const first = await readLine('Password (8 characters or more): ')
  const again = await readLine('The same again: ')
  if (first !== again) throw new PlainError('The two passwords differ; nothing was created.')
  return first
}

async function readLine(prompt: string): Promise<string> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() })
  const input = createInterface({
    input: process.stdin,
    output: unseen,
    terminal: process.stdin.isTTY,
  })
  process.stderr.write(prompt)
  const line = once(input, 'line').then(([text]) => String(text))
  const end = once(input, 'close').then(() => undefined)
  input.once('SIGINT', () => input.close())
  const text = await Promise.race([line, end])
  input.close()
  if (prompt) process.stderr.write('\n')
  if (text === undefined) throw new PlainError('No password was given; nothing was created.')
  return text
}
