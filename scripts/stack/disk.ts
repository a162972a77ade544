import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { PlainError } from './plain-error.ts'

const neededMb = 500

/** @throws PlainError when the disk that will hold the folder is nearly full */
export async function checkDisk(folder: string): Promise<void> {
  let existing = folder
  while (!existsSync(existing)) existing = path.dirname(existing)
  const disk = await statfs(existing)
  const freeMb = Math.floor((disk.bavail * disk.bsize) / 1_000_000)
  if (freeMb >= neededMb) return
  throw new PlainError(
    `Only ${freeMb} MB are free on the disk of ${folder}; ${neededMb} MB are needed: make room or set QINGFENG_DATA to a folder on another disk.`,
  )
}
