import type { TaskFacts } from '../../db/act-facts.ts'
import type { Database, Tx } from '../../db/client.ts'
import { ruleInForce } from '../../db/rules.ts'
import type { ActPolicy } from '../../workflows/kit/acts.ts'
import { findStep } from '../../workflows/procedures.ts'

/** What a task's step and the rules its case keeps say about acting on it. */
export async function actPolicy(
  tx: Database | Tx,
  task: Pick<TaskFacts, 'procedure' | 'step' | 'rulesOf'>,
): Promise<ActPolicy> {
  const step = findStep(task.procedure, task.step)
  const max = await ruleInForce(tx, 'task.extension.max', task.rulesOf)
  return {
    returnsTo: step?.returnsTo ?? [],
    extends: step?.extends ?? false,
    maxExtensions: max.value,
  }
}
