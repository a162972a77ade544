import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts bytes with a 32-byte key: nonce, tag, ciphertext. `bound` says what and whose it is: bytes moved
 * to another row or column do not open.
 */
export function sealBytes(key: Uint8Array, plain: Uint8Array, bound: string): Uint8Array {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(bound))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), sealed]))
}

/** @throws Error when the key is another one, or the bytes were changed or belong elsewhere */
export function openBytes(key: Uint8Array, sealed: Uint8Array, bound: string): Uint8Array {
  const iv = sealed.subarray(0, IV_BYTES)
  const tag = sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)
  const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(bound)).setAuthTag(tag)
  const rest = sealed.subarray(IV_BYTES + TAG_BYTES)
  return new Uint8Array(Buffer.concat([decipher.update(rest), decipher.final()]))
}
