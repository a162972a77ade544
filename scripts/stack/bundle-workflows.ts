// Run as a process of its own, so that the start script does not keep the builder's memory:
//   node bundle-workflows.ts FILE
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker'
import { preloadModules, workflowsPath } from '../../activities/procedure-bundle.ts'

const [file = ''] = process.argv.slice(2)
const { code } = await bundleWorkflowCode({
  workflowsPath,
  preloadModules: [...preloadModules],
  logger: new DefaultLogger('ERROR'),
})
mkdirSync(path.dirname(file), { recursive: true })
// A worker that starts meanwhile finds the old file or the new one, never half of one.
const unfinished = `${file}.${process.pid}`
writeFileSync(unfinished, code)
renameSync(unfinished, file)
