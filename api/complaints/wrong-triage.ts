import type { TaskFacts } from '../../db/act-facts.ts'
import type { Tx } from '../../db/client.ts'
import { isRecused, mayMergeWith, sectionOfCase } from '../../db/complaint-triage.ts'
import { recusedWith } from '../../db/recusal.ts'
import type { Text } from '../../workflows/kit/definition.ts'

type Wrong = { readonly field: string; readonly detail: Text; readonly rule?: string }

/** What the form of a complaint's triage cannot see by itself. */
export async function wrongTriage(
  tx: Tx,
  task: Pick<TaskFacts, 'caseId' | 'procedure' | 'step'> & { readonly day: string },
  outcome: string,
  answer: Readonly<Record<string, unknown>>,
): Promise<Wrong[]> {
  if (task.procedure !== 'complaint' || task.step !== 'triage') return []
  if (outcome === 'duplicate') return await wrongDuplicate(tx, task.caseId, String(answer['of']))
  return outcome === 'issue' ? await wrongIssue(tx, task, answer) : []
}

async function wrongDuplicate(tx: Tx, caseId: string, number: string): Promise<Wrong[]> {
  if (await mayMergeWith(tx, caseId, number)) return []
  const detail = {
    zh: '没有这个编号的投诉,或就是本件',
    en: 'No complaint of that number, or it is this one',
  }
  return [{ field: 'of', detail }]
}

async function wrongIssue(
  tx: Tx,
  { caseId, day }: { readonly caseId: string; readonly day: string },
  answer: Readonly<Record<string, unknown>>,
): Promise<Wrong[]> {
  const { section, responsible, named } = answer
  const wrong: Wrong[] = []
  if (section === undefined && (await sectionOfCase(tx, caseId)) === null) {
    wrong.push({ field: 'section', detail: { zh: '必填', en: 'Required' } })
  }
  if (typeof responsible === 'string') {
    const persons = Array.isArray(named) ? named.filter((id) => typeof id === 'string') : []
    const barred =
      (await isRecused(tx, caseId, responsible)) ||
      (await recusedWith(tx, persons, day)).includes(responsible)
    if (barred) {
      wrong.push({
        field: 'responsible',
        rule: 'recusal',
        detail: {
          zh: '按回避规则不能由此人整改,请另选或留空',
          en: 'By the recusal rule it can not be this person; choose somebody else or leave it empty',
        },
      })
    }
  }
  return wrong
}
