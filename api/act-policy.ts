import type { TaskFacts } from '../db/act-facts.ts'
import type { Database, Tx } from '../db/client.ts'
import { ruleInForce } from '../db/rules.ts'
import type { Viewer } from '../db/viewer.ts'
import { type Act, type ActPolicy, type Decision, decideAct } from '../workflows/kit/acts.ts'
import type { Step } from '../workflows/kit/definition.ts'
import { findProcedure, findStep } from '../workflows/procedures.ts'

/** What a task's step and the rules that its case keeps say about acts. */
export async function policyFor(
  db: Database | Tx,
  task: { readonly procedure: string; readonly step: string; readonly rulesOf: string },
): Promise<ActPolicy> {
  const { value } = await ruleInForce(db, 'task.extension.max', task.rulesOf)
  return { ...stepPolicy(task), maxExtensions: value }
}

const stepPolicy = (task: { readonly procedure: string; readonly step: string }) => {
  const step = findStep(task.procedure, task.step)
  const steps: Readonly<Record<string, Step>> = findProcedure(task.procedure)?.steps ?? {}
  return {
    returnsTo: step?.returnsTo ?? [],
    extends: step?.extends ?? false,
    finalSteps: Object.keys(steps).filter((name) => steps[name]?.final),
  }
}

/** The decision on an act that no rule limits in number: for the acts that are carried out in Postgres. */
export const deciding =
  (act: Exclude<Act, 'extension'>, viewer: Viewer) =>
  (task: TaskFacts): Decision =>
    decideAct(act, task, viewer, { ...stepPolicy(task), maxExtensions: 0 })
