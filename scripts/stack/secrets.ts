import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PlainError } from './plain-error.ts'

/**
 * The keys of an embedded run, made at the first start. What workflows carry is encrypted with the
 * payload keys, so a lost file is never replaced by a new one while data exists.
 */
export function ensureSecrets(dataFolder: string): {
  readonly payloadKeysFile: string
  readonly sessionSecret: string
} {
  const folder = path.join(dataFolder, 'keys')
  const payloadKeysFile = path.join(folder, 'payload.json')
  const sessionFile = path.join(folder, 'session')
  if (!existsSync(payloadKeysFile) && existsSync(path.join(dataFolder, 'temporal'))) {
    throw new PlainError(
      `${payloadKeysFile} is missing although ${dataFolder} holds data encrypted with it: put it back from a backup, or start afresh with "npm run reset".`,
    )
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!existsSync(payloadKeysFile)) {
    const keys = { active: 'k1', keys: { k1: randomBytes(32).toString('base64') } }
    writeFileSync(payloadKeysFile, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 })
  }
  if (!existsSync(sessionFile)) {
    writeFileSync(sessionFile, randomBytes(32).toString('base64url'), { mode: 0o600 })
  }
  return { payloadKeysFile, sessionSecret: readFileSync(sessionFile, 'utf8').trim() }
}
