// Run as a process of its own, so that the start script does not keep its memory while it waits:
//   DATABASE_URL=… node prepare-database.ts demonstration|production
import { Temporal } from 'temporal-polyfill'
import { prepareDatabase } from '../../db/setup.ts'

await prepareDatabase({
  url: process.env['DATABASE_URL'] ?? '',
  sample: process.argv[2] === 'demonstration',
  today: Temporal.Now.plainDateISO('Asia/Shanghai').toString(),
})
