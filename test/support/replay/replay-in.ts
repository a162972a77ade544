import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker'
import { preloadModules } from '../../../activities/procedure-bundle.ts'
import { runCommand } from '../../../scripts/stack/run-command.ts'
import type { Replayed } from './replay-process.ts'

export type Bundle = {
  /** Replays every recorded history in a time zone of the host. @throws Error when the process fails */
  readonly replayIn: (timeZone: string) => Promise<readonly Replayed[]>
  readonly remove: () => void
}

/** Bundles a file of workflows as the worker does. */
export async function bundleOf(workflowsPath: string): Promise<Bundle> {
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    preloadModules: [...preloadModules],
    logger: new DefaultLogger('ERROR'),
  })
  const folder = mkdtempSync(path.join(os.tmpdir(), 'qingfeng-replay-'))
  const codePath = path.join(folder, 'bundle.js')
  writeFileSync(codePath, code)
  const script = path.join(import.meta.dirname, 'replay-process.ts')
  return {
    async replayIn(timeZone) {
      const env = { TZ: timeZone }
      const { ok, output } = await runCommand(process.execPath, [script, codePath], { env })
      const json = output.slice(output.indexOf('[{'))
      if (!ok || !json) throw new Error(`the replay process failed: ${output}`)
      return JSON.parse(json) as Replayed[]
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
