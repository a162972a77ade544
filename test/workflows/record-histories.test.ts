import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'vitest'
import { openBureau } from '../support/bureau.ts'
import { historiesFolder, historyFile } from '../support/replay/histories.ts'
import { scenarios } from '../support/replay/scenarios.ts'

/** Run by scripts/record-histories.ts only: a history is evidence of a release, not of today's code. */
describe.runIf(process.env['QINGFENG_RECORD_HISTORIES'])('records the history of', () => {
  test.each(scenarios)('$name', async ({ drive }) => {
    const bureau = await openBureau()
    try {
      mkdirSync(historiesFolder, { recursive: true })
      for (const [name, caseId] of Object.entries(await drive(bureau))) {
        const file = historyFile(await bureau.history(caseId))
        writeFileSync(path.join(historiesFolder, `${name}.json`), file)
      }
    } finally {
      await bureau.close()
    }
  })
})
