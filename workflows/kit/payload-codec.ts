import type { Payload, PayloadCodec } from '@temporalio/common'
import { z } from 'zod'

/** Keys by id; new payloads use `active`, old ones are read with whichever key wrote them. */
export const PayloadKeys = z
  .object({ active: z.string().min(1), keys: z.record(z.string(), z.base64()) })
  .refine((keys) => keys.active in keys.keys, { message: 'the active key is not among the keys' })
  .refine((keys) => Object.values(keys.keys).every((key) => atob(key).length === 32), {
    message: 'each key is 32 bytes as base64',
  })
export type PayloadKeys = z.infer<typeof PayloadKeys>

const ENCODING = 'binary/aes-256-gcm'
const IV_BYTES = 12

const text = new TextEncoder()
const words = new TextDecoder()

/**
 * Encrypts what the engine stores: AES-256-GCM with a fresh nonce per payload and the key's id beside it, so
 * that keys can be rotated while cases run. Uses Web Crypto; never imported by workflow code.
 * `decode` throws when a payload's key is unknown or the payload was changed.
 */
export function payloadCodec(keys: PayloadKeys): PayloadCodec {
  const imported = new Map<string, Promise<CryptoKey>>()
  const key = (id: string): Promise<CryptoKey> => {
    const known = imported.get(id)
    if (known) return known
    const secret = keys.keys[id]
    if (!secret) throw new Error(`no payload key ${id}`)
    const bytes = Uint8Array.from(atob(secret), (c) => c.charCodeAt(0))
    const made = crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
    imported.set(id, made)
    return made
  }

  async function encrypt(payload: Payload): Promise<Payload> {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
    const plain = text.encode(JSON.stringify(packed(payload)))
    const sealed = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv },
      await key(keys.active),
      plain,
    )
    const data = new Uint8Array(IV_BYTES + sealed.byteLength)
    data.set(iv)
    data.set(new Uint8Array(sealed), IV_BYTES)
    return {
      metadata: { encoding: text.encode(ENCODING), 'key-id': text.encode(keys.active) },
      data,
    }
  }

  async function decrypt(payload: Payload): Promise<Payload> {
    if (!payload.metadata?.encoding || words.decode(payload.metadata.encoding) !== ENCODING)
      return payload
    const data = payload.data ?? new Uint8Array()
    const id = words.decode(payload.metadata['key-id'])
    const iv = data.slice(0, IV_BYTES)
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv },
      await key(id),
      data.slice(IV_BYTES),
    )
    return unpacked(JSON.parse(words.decode(plain)))
  }

  return {
    encode: (payloads) => Promise.all(payloads.map(encrypt)),
    decode: (payloads) => Promise.all(payloads.map(decrypt)),
  }
}

type Packed = { readonly metadata: Record<string, string>; readonly data: string }

const base64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(''))
const bytesOf = (encoded: string): Uint8Array =>
  Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0))

/** The whole payload, metadata included, goes under the seal. */
export function packed(payload: Payload): Packed {
  const metadata = Object.entries(payload.metadata ?? {}).map(([k, v]) => [k, base64(v)] as const)
  return { metadata: Object.fromEntries(metadata), data: base64(payload.data ?? new Uint8Array()) }
}

/** The reverse of `packed`; the codec endpoint speaks this shape too. */
export function unpacked(p: Packed): Payload {
  const metadata = Object.entries(p.metadata).map(([k, v]) => [k, bytesOf(v)] as const)
  return { metadata: Object.fromEntries(metadata), data: bytesOf(p.data) }
}
