import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { Client, WithStartWorkflowOperation } from '@temporalio/client'
import { NativeConnection } from '@temporalio/worker'
import type { RunningStack } from '../../support/running-stack.ts'
import { body } from '../content.ts'

export type BareEngine = {
  readonly pid: number
  /** Returns once what was written can be read. */
  readonly start: (id: string) => Promise<void>
  readonly step: (id: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Temporal alone, on the stack's own server and database: what the product is measured against. */
export async function openBareEngine(stack: RunningStack): Promise<BareEngine> {
  const worker = spawn(process.execPath, [path.join(import.meta.dirname, 'worker.ts')], {
    env: {
      ...process.env,
      DATABASE_URL: stack.databaseUrl(),
      TEMPORAL_ADDRESS: stack.temporalAddress,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(worker, 'exit')
  const ready = once(worker.stdout, 'data')
  await Promise.race([ready, ended.then(() => Promise.reject(new Error('no bare worker')))])
  const connection = await NativeConnection.connect({ address: stack.temporalAddress })
  const client = new Client({ connection })
  return {
    pid: worker.pid ?? 0,
    async start(id) {
      const startWorkflowOperation = new WithStartWorkflowOperation('bare', {
        taskQueue: 'bare',
        workflowId: id,
        args: [id, body],
        workflowIdConflictPolicy: 'FAIL',
      })
      await client.workflow.executeUpdateWithStart('opened', { startWorkflowOperation })
    },
    async step(id) {
      await client.workflow.getHandle(id).executeUpdate('step', { args: [1] })
    },
    async close() {
      worker.kill('SIGKILL')
      await ended
      await connection.close()
    },
  }
}
