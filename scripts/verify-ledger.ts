import { createDb } from '../db/client.ts'
import { type Break, verifyLedger } from '../db/verify-ledger.ts'
import { exitWith } from './stack/plain-error.ts'
import { reachDatabase } from './stack/reach-database.ts'

const sentences: Readonly<Record<Break, string>> = {
  hash: 'was changed after it was entered (its hash does not match its content)',
  link: 'does not follow from the entry before it',
  gap: 'is missing',
  tail: 'and what followed it were cut off (the chain’s head says they were there)',
  head: 'is the last one, and the chain’s head does not stand there',
}

/** Recomputes the hash chain of the event ledger; ends with 1 and names the first entry that is broken. */
async function main(): Promise<void> {
  const database = await reachDatabase()
  const db = createDb(database.url, { max: 1 })
  try {
    const { entries, hash, broken } = await verifyLedger(db)
    if (broken) {
      console.log(
        `Entry ${broken.seq} ${sentences[broken.what]}. ${entries} entries before it are intact.`,
      )
      process.exitCode = 1
    } else console.log(`${entries} entries, intact. The last one is ${hash}`)
  } finally {
    await db.$client.end()
    await database.stop()
  }
}

await main().catch(exitWith)
