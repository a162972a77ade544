import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { PayloadKeys } from '../../workflows/kit/payload-codec.ts'

const ivBytes = 12
const tagBytes = 16

/**
 * Seals a short secret with a key that is not in the database: AES-256-GCM under a key derived from the
 * active payload key. `of` says what it belongs to, so that a seal moved to another row does not open.
 */
export function seal(keys: PayloadKeys, of: string, secret: string): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', keyFor(keys, keys.active), iv).setAAD(words(of))
  const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  const bytes = Buffer.concat([iv, body, cipher.getAuthTag()])
  return `${Buffer.from(keys.active).toString('base64url')}.${bytes.toString('base64url')}`
}

/** The secret, or undefined when its key is gone or the seal was altered or moved. */
export function unseal(keys: PayloadKeys, of: string, sealed: string): string | undefined {
  try {
    const [id = '', body = ''] = sealed.split('.')
    const bytes = Buffer.from(body, 'base64url')
    const key = keyFor(keys, Buffer.from(id, 'base64url').toString())
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes))
      .setAAD(words(of))
      .setAuthTag(bytes.subarray(-tagBytes))
    const plain = decipher.update(bytes.subarray(ivBytes, -tagBytes))
    return Buffer.concat([plain, decipher.final()]).toString()
  } catch {
    return undefined
  }
}

function keyFor(keys: PayloadKeys, id: string): Uint8Array {
  const secret = Object.hasOwn(keys.keys, id) ? keys.keys[id] : undefined
  if (!secret) throw new Error(`no payload key ${id}`)
  const derived = hkdfSync('sha256', Buffer.from(secret, 'base64'), '', 'qingfeng seal', 32)
  return new Uint8Array(derived)
}

const words = (text: string): Uint8Array => new TextEncoder().encode(text)
