import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PlainError } from './plain-error.ts'

/**
 * The keys of an embedded run, made at the first start. What workflows carry is encrypted with the payload
 * keys, and who complained with the sealing keys, so a lost file is never replaced by a new one while data
 * exists.
 */
export function ensureSecrets(dataFolder: string): {
  readonly payloadKeysFile: string
  readonly sealingKeysFile: string
  readonly sessionSecret: string
} {
  const folder = path.join(dataFolder, 'keys')
  const payloadKeysFile = path.join(folder, 'payload.json')
  const sealingKeysFile = path.join(folder, 'sealing.json')
  const sessionFile = path.join(folder, 'session')
  if (!existsSync(payloadKeysFile) && existsSync(path.join(dataFolder, 'temporal'))) {
    throw new PlainError(
      `${payloadKeysFile} is missing although ${dataFolder} holds data encrypted with it: put it back from a backup, or start afresh with "npm run reset".`,
    )
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!existsSync(payloadKeysFile)) writeKeys(payloadKeysFile)
  makeSealingKeys(sealingKeysFile)
  if (!existsSync(sessionFile)) {
    writeFileSync(sessionFile, randomBytes(32).toString('base64url'), { mode: 0o600 })
  }
  const sessionSecret = readFileSync(sessionFile, 'utf8').trim()
  return { payloadKeysFile, sealingKeysFile, sessionSecret }
}

/** A data folder from before there were complaints has none yet; a note says that there were some. */
function makeSealingKeys(file: string): void {
  const note = `${file}.made`
  if (!existsSync(file)) {
    if (existsSync(note)) {
      throw new PlainError(
        `${file} is missing although complaints may be sealed with it: put it back from a backup, or start afresh with "npm run reset".`,
      )
    }
    writeKeys(file)
  }
  writeFileSync(note, '')
}

function writeKeys(file: string): void {
  const keys = { active: 'k1', keys: { k1: randomBytes(32).toString('base64') } }
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 })
}
