import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export type SealingKeysFile = {
  readonly file: string
  /** Writes the file anew; a key of null keeps what it was. */
  readonly write: (active: string, keys: Readonly<Record<string, string>>) => void
  readonly first: string
  readonly remove: () => void
}

export const aKey = (): string => randomBytes(32).toString('base64')

/** A sealing keys' file of a test's own, with one key. */
export function sealingKeysFile(): SealingKeysFile {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'qingfeng-sealing-'))
  const file = path.join(folder, 'sealing.json')
  const first = aKey()
  const write = (active: string, keys: Readonly<Record<string, string>>) =>
    writeFileSync(file, JSON.stringify({ active, keys }))
  write('k1', { k1: first })
  return { file, write, first, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
