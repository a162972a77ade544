import type { TaskFacts } from '../../db/act-facts.ts'
import type { Database, Tx } from '../../db/client.ts'
import { previewOf } from '../../db/rule-previews.ts'
import { lockProposal } from '../../db/rule-proposals.ts'
import type { ReadForm } from '../acts/read-form.ts'
import { conflict, Refusal } from '../errors.ts'
import { roleLabels } from '../role-labels.ts'

/**
 * Whether a proposal can be decided so: not once it is taken back, and approved only with its rehearsal, or
 * knowingly without one that failed. It can always be rejected.
 * @throws Refusal
 */
export async function mayDecide(tx: Tx, task: TaskFacts, sent: ReadForm): Promise<void> {
  const proposal = await lockProposal(tx, task.caseId)
  if (proposal?.withdrawn) throw takenBack()
  if (sent.outcome !== 'approved') return
  const preview = await previewOf(tx, task.caseId)
  if (!preview || preview.state === 'done') return
  if (preview.state !== 'failed') throw notYet()
  if (sent.answer['withoutPreview'] !== true) throw withoutAsking()
}

/** Only a rehearsal that failed leaves something to confirm. */
export async function needlessFields(
  db: Database | Tx,
  caseId: string,
): Promise<readonly string[]> {
  const preview = await previewOf(db, caseId)
  return preview?.state === 'failed' ? [] : ['withoutPreview']
}

const takenBack = (): Refusal =>
  conflict('rule.withdrawn', {
    zh: '提出人已撤回,无需审定',
    en: 'Its proposer has taken it back; there is nothing to decide',
  })

const notYet = (): Refusal =>
  new Refusal({
    status: 409,
    code: 'rule.preview-running',
    rule: 'rule.preview',
    detail: {
      zh: '推演还没有完成,看到影响之后才能同意;不同意可以现在就办',
      en: 'Its rehearsal is not done yet. Approve once its effects can be seen; rejecting is possible now',
    },
    help: roleLabels.admin,
  })

function withoutAsking(): Refusal {
  const detail = {
    zh: '推演没有成功。不看推演也要同意的,请在“不看推演也作决定”选“是”',
    en: 'The rehearsal failed. To approve all the same, say so at “Decide without the rehearsal”',
  }
  return new Refusal({
    status: 422,
    code: 'rule.preview-failed',
    rule: 'rule.preview',
    detail,
    field: 'withoutPreview',
    fields: [{ field: 'withoutPreview', detail }],
    help: roleLabels.admin,
  })
}
