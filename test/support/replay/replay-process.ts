// A process of its own, because a process has one time zone:
//   TZ=Asia/Shanghai node replay-process.ts BUNDLE   prints one JSON list of how each history replayed
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker'
import { historyNames, readHistory } from './histories.ts'

Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) })

const histories = historyNames().map((name) => ({
  workflowId: name,
  history: JSON.parse(readHistory(name)),
}))
const [, , codePath = ''] = process.argv
const results: Replayed[] = []
for await (const { workflowId, error } of Worker.runReplayHistories(
  { workflowBundle: { codePath } },
  histories,
)) {
  results.push({ name: workflowId, error: error ? `${error.name}: ${error.message}` : null })
}
process.stdout.write(JSON.stringify(results))

/** How a recorded history went through a bundle of workflows; `error` is null when it fits. */
export type Replayed = { readonly name: string; readonly error: string | null }
