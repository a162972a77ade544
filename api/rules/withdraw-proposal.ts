import { keepNote } from '../../db/acts/act-on-task.ts'
import { appendEntries } from '../../db/ledger.ts'
import { enqueueWord } from '../../db/outbox.ts'
import { lockProposal, noteWithdrawn, readProposals } from '../../db/rule-proposals.ts'
import type { Viewer } from '../../db/viewer.ts'
import type { Deps } from '../deps.ts'
import { EngineUnavailable } from '../engine.ts'
import { conflict, notAllowed, notFound } from '../errors.ts'
import { refusalOf } from '../refusals.ts'

/**
 * 撤回提议: whoever proposed takes it back, as long as nobody has decided. Noted first, so that from then on
 * nobody can decide; the case hears of it at once, or from the relay.
 * @throws Refusal 404, 403 for anybody else, 409 when it is decided
 */
export async function withdrawProposal(
  deps: Deps,
  args: {
    readonly caseId: string
    readonly viewer: Viewer
    readonly reason: string | undefined
  },
): Promise<void> {
  const { caseId, viewer, reason } = args
  const at = deps.clock.now()
  const key = `withdraw:${caseId}`
  const word = { word: 'withdraw', facts: {} }
  await deps.db.transaction(async (tx) => {
    const [seen] = await readProposals(tx, viewer, { caseId })
    const proposal = await lockProposal(tx, caseId)
    if (!seen?.seen || !proposal) throw notFound()
    if (proposal.openedBy !== viewer.personId) throw notTheirs(seen.proposedBy.name)
    if (proposal.ended || proposal.withdrawn) throw decided()
    if (!proposal.started || proposal.pending) throw refusalOf('task.being-acted')
    await noteWithdrawn(tx, caseId, at)
    await enqueueWord(tx, { key, caseId, word, at })
    const by = viewer.personId
    const words = await keepNote(tx, { task: { caseId, taskId: null }, at, by, note: reason })
    await appendEntries(tx, [
      { at, kind: 'case.withdrawn', actor: by, caseId, ...(words && { data: words }) },
    ])
  })
  try {
    await deps.engine.tell(caseId, word, key)
  } catch (error) {
    if (!(error instanceof EngineUnavailable)) throw error
    deps.log.warn({ err: error, caseId }, 'a withdrawal is left for the relay to tell')
  }
}

const notTheirs = (name: string) =>
  notAllowed(
    { zh: '只有提出人可以撤回', en: 'Only whoever proposed it can take it back' },
    {
      zh: name,
      en: name,
    },
  )

const decided = () =>
  conflict('rule.decided', {
    zh: '已经审定或撤回,不能再撤回',
    en: 'It is decided or withdrawn already',
  })
