import { Client, Connection } from '@temporalio/client'
import type { Execution } from './invariants.ts'

/** Every workflow the engine has ever run, as it tells itself; needs no key, for it asks for no payload. */
export async function listExecutions(address: string): Promise<readonly Execution[]> {
  const connection = await Connection.connect({ address })
  const client = new Client({ connection })
  const executions: Execution[] = []
  for await (const { workflowId, status } of client.workflow.list()) {
    executions.push({ workflowId, status: status.name })
  }
  await connection.close()
  return executions
}
