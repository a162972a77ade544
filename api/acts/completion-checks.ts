import type { TaskFacts } from '../../db/act-facts.ts'
import type { Database, Tx } from '../../db/client.ts'
import { mayDecide, needlessFields } from '../rules/decide-proposal.ts'
import type { ReadForm } from './read-form.ts'

/** What a step asks beyond its form before it is completed. @throws Refusal */
type Check = (tx: Tx, task: TaskFacts, sent: ReadForm) => Promise<void>

/** One line for each kind of task with more to ask than its form. */
const checks: Readonly<Record<string, Check>> = {
  'rule-change.approve': mayDecide,
}

/** Fields of a step's form that are of no use for this task now. */
const needless: Readonly<
  Record<string, (db: Database | Tx, caseId: string) => Promise<readonly string[]>>
> = {
  'rule-change.approve': needlessFields,
}

/** Asks what the form cannot. @throws Refusal when the task cannot be completed so */
export async function checkCompletion(tx: Tx, task: TaskFacts, sent: ReadForm): Promise<void> {
  await checks[`${task.procedure}.${task.step}`]?.(tx, task, sent)
}

/** Fields that the task's page leaves out, because nobody needs to fill them now. */
export async function fieldsLeftOut(
  db: Database | Tx,
  task: { readonly procedure: string; readonly step: string; readonly caseId: string },
): Promise<readonly string[]> {
  return (await needless[`${task.procedure}.${task.step}`]?.(db, task.caseId)) ?? []
}
