// Run as a process of its own, because the SDK's download cannot be cancelled and has no time limit:
//   node official-download.ts dev-server|test-server FOLDER
import { TestWorkflowEnvironment } from '@temporalio/testing'

const [kind, downloadDir = '.'] = process.argv.slice(2)
const server = { executable: { type: 'cached-download', downloadDir } } as const

const environment =
  kind === 'dev-server'
    ? await TestWorkflowEnvironment.createLocal({ server })
    : await TestWorkflowEnvironment.createTimeSkipping({ server })
await environment.teardown()
