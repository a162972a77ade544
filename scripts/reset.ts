import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { cacheFolder, dataFolder } from './stack/paths.ts'
import { exitWith, PlainError } from './stack/plain-error.ts'
import { refuseWhileRunning, stopLeftBehind } from './stack/run-folder.ts'

const ownNames = ['postgres', 'postgres.new', 'temporal', 'keys', 'logs', 'run', 'files']

try {
  await reset()
} catch (error) {
  exitWith(error)
}

/** Removes every case, person and key of the embedded run; downloaded programs stay. */
async function reset(): Promise<void> {
  refuseWhileRunning()
  const doomed = namesToRemove()
    .map((name) => path.join(dataFolder, name))
    .filter((file) => file !== cacheFolder && existsSync(file))
  if (doomed.length === 0) return console.log('There is nothing to remove.')
  if (!process.argv.includes('--yes') && !(await isConfirmed())) {
    return console.log('Nothing removed.')
  }
  await stopLeftBehind()
  for (const file of doomed) rmSync(file, { recursive: true, force: true })
  console.log('Removed. "npm start" begins with a new sample bureau.')
}

/** A folder chosen with QINGFENG_DATA may hold other things: there only our own names go. */
function namesToRemove(): readonly string[] {
  const isOurs = process.env['QINGFENG_DATA'] === undefined
  return isOurs && existsSync(dataFolder) ? readdirSync(dataFolder) : ownNames
}

async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new PlainError('Add --yes to remove all data without being asked.')
  const prompt = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await prompt.question(`Remove all data in ${dataFolder}? [y/N] `)
  prompt.close()
  return /^y(es)?$/i.test(answer.trim())
}
