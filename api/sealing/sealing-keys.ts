import { hkdfSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { PayloadKeys } from '../../workflows/kit/payload-codec.ts'
import type { Env } from '../env.ts'
import { Refusal } from '../errors.ts'

/** What a key-encryption key is used for; each use has a key of its own derived from it. */
type Use = 'wrap' | 'probe' | 'receipt' | 'caller'

/** The keys of the sealing keys' file: outside the database, so that a copy of it opens nothing. */
export type SealingKeys = {
  readonly active: string
  readonly ids: readonly string[]
  /** The 32-byte key for a use. @throws Refusal 503 when the file has no key of that id */
  readonly keyFor: (id: string, use: Use) => Uint8Array
}

/** Reads the file once it is needed; until it is usable, each need reads it again. */
export function sealingKeysOf(env: Pick<Env, 'SEALING_KEYS_FILE'>): () => SealingKeys {
  let read: SealingKeys | undefined
  return () => {
    read ??= readKeys(env.SEALING_KEYS_FILE)
    return read
  }
}

function readKeys(file: string | undefined): SealingKeys {
  const parsed = PayloadKeys.safeParse(contentOf(file))
  if (!parsed.success) throw sealingAway()
  const { active, keys } = parsed.data
  const derived = new Map<string, Uint8Array>()
  return {
    active,
    ids: Object.keys(keys),
    keyFor: (id, use) => {
      const secret = keys[id]
      if (secret === undefined) throw sealingAway()
      const name = `${id}/${use}`
      const known = derived.get(name)
      if (known) return known
      const made = new Uint8Array(
        hkdfSync('sha256', Buffer.from(secret, 'base64'), '', `qingfeng ${use}`, 32),
      )
      derived.set(name, made)
      return made
    },
  }
}

function contentOf(file: string | undefined): unknown {
  try {
    return file ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  } catch {
    return undefined
  }
}

/** Without the right key nothing about a complainant is taken in, because it could only be stored in plain. */
export const sealingAway = (): Refusal =>
  new Refusal({
    status: 503,
    code: 'sealing.unavailable',
    detail: {
      zh: '加密密钥不可用,您的内容没有保存,也没有泄露。请稍后再试,或到窗口、拨打热线反映',
      en: 'The sealing key is not available; nothing was stored. Please try again later, or come to the window or call the hotline',
    },
    rule: 'complaint.sealing',
    help: {
      zh: '系统管理员(检查 SEALING_KEYS_FILE)',
      en: 'System administrator (check SEALING_KEYS_FILE)',
    },
  })
