// The bare engine's worker, a process of its own as the product's is:
//   DATABASE_URL=… TEMPORAL_ADDRESS=… node worker.ts
import { fileURLToPath } from 'node:url'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import postgres from 'postgres'

Runtime.install({ logger: new DefaultLogger('ERROR') })
const sql = postgres(process.env['DATABASE_URL'] ?? '', { max: 10 })

const activities = {
  /** As many rows as a step of the product has kinds of: what stands, who has it, what happened. */
  async write(id: string, step: number, body: string): Promise<void> {
    await sql`insert into bare_row (id, step, part, body)
      select ${id}, ${step}, part, ${body} from unnest(array['case', 'task', 'event']) as part`
  },
}
export type BareActivities = typeof activities

await sql`create table if not exists bare_row
  (id text, step int, part text, body text not null, primary key (id, step, part))`
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address: process.env['TEMPORAL_ADDRESS'] ?? '' }),
  taskQueue: 'bare',
  workflowsPath: fileURLToPath(new URL('./workflow.ts', import.meta.url)),
  activities,
  maxCachedWorkflows: 1000,
})
process.stdout.write('ready\n')
await worker.run()
