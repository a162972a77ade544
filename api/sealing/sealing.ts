import { createHmac, randomBytes } from 'node:crypto'
import type { Database, Tx } from '../../db/client.ts'
import { knownProbes, rememberProbe } from '../../db/sealing-key.ts'
import type { Env } from '../env.ts'
import { openBytes, sealBytes } from './seal.ts'
import { type SealingKeys, sealingAway, sealingKeysOf } from './sealing-keys.ts'

/** A thing's own key as it is stored: wrapped by the key of that id. */
export type Envelope = { readonly keyId: string; readonly wrappedKey: Uint8Array }

/** What seals and opens the parts of one thing; `part` is the column's meaning, such as `identity`. */
export type Seal = {
  readonly envelope: Envelope
  readonly seal: (part: string, value: unknown) => Uint8Array
  readonly open: (part: string, sealed: Uint8Array) => unknown
  readonly sealFile: (part: string, plain: Uint8Array) => Uint8Array
  readonly openFile: (part: string, sealed: Uint8Array) => Uint8Array
}

export type Sealing = {
  /** Makes sure, before anything is stored, that the keys are those the database was sealed with. */
  readonly ready: (tx: Database | Tx) => Promise<void>
  readonly newSeal: (id: string) => Seal
  readonly sealOf: (id: string, envelope: Envelope) => Seal
  /** A receipt's code as it is stored. The number is part of it, so that equal codes differ. */
  readonly codeHash: (keyId: string, number: string, code: string) => Uint8Array
  /** A phone as callers are recognised by, under the active key and under every other. */
  readonly callerIndex: (phone: string) => { readonly active: string; readonly all: string[] }
  /** The key listed first in the file: it stays when others become active. */
  readonly firstKeyId: () => string
}

const PROBE = 'qingfeng'
const probeOf = (id: string): string => `sealing key ${id}`

/**
 * Sealing: each thing has a random key of its own (AES-256-GCM), wrapped by a key that lies outside the
 * database. Every method throws Refusal 503 where the keys are missing or not the right ones.
 */
export function createSealing(env: Pick<Env, 'SEALING_KEYS_FILE'>): Sealing {
  const keys = sealingKeysOf(env)
  return {
    ready: (tx) => checkKeys(tx, keys()),
    newSeal: (id) => {
      const { active, keyFor } = keys()
      const own = new Uint8Array(randomBytes(32))
      const wrappedKey = sealBytes(keyFor(active, 'wrap'), own, id)
      return sealWith(id, own, { keyId: active, wrappedKey })
    },
    sealOf: (id, envelope) => {
      const wrapping = keys().keyFor(envelope.keyId, 'wrap')
      return sealWith(
        id,
        opened(() => openBytes(wrapping, envelope.wrappedKey, id)),
        envelope,
      )
    },
    codeHash: (keyId, number, code) =>
      new Uint8Array(hmac(keys().keyFor(keyId, 'receipt'), `${number} ${code}`)),
    callerIndex: (phone) => {
      const { active, ids, keyFor } = keys()
      const under = (id: string) => hmac(keyFor(id, 'caller'), phone).toString('base64url')
      return { active: under(active), all: ids.map(under) }
    },
    firstKeyId: () => keys().ids[0] ?? keys().active,
  }
}

function sealWith(id: string, own: Uint8Array, envelope: Envelope): Seal {
  const bound = (part: string) => `${id} ${part}`
  const sealFile = (part: string, plain: Uint8Array) => sealBytes(own, plain, bound(part))
  const openFile = (part: string, sealed: Uint8Array) =>
    opened(() => openBytes(own, sealed, bound(part)))
  return {
    envelope,
    sealFile,
    openFile,
    seal: (part, value) => sealFile(part, Buffer.from(JSON.stringify(value))),
    open: (part, sealed) => JSON.parse(Buffer.from(openFile(part, sealed)).toString()),
  }
}

/** Every key that the database knows must be there and open its probe; the active one becomes known. */
async function checkKeys(tx: Database | Tx, { active, keyFor }: SealingKeys): Promise<void> {
  const known = await knownProbes(tx)
  for (const { id, probe } of known)
    opened(() => openBytes(keyFor(id, 'probe'), probe, probeOf(id)))
  if (known.some(({ id }) => id === active)) return
  const probe = sealBytes(keyFor(active, 'probe'), Buffer.from(PROBE), probeOf(active))
  await rememberProbe(tx, { id: active, probe })
}

function opened<T>(open: () => T): T {
  try {
    return open()
  } catch {
    throw sealingAway()
  }
}

const hmac = (key: Uint8Array, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest()
