import type { z } from '@hono/zod-openapi'
import type { Tx } from '../../db/client.ts'
import { type NewCase, openCases } from '../../db/open-case.ts'
import { queuePreview } from '../../db/rule-previews.ts'
import { taskId } from '../../workflows/kit/plan.ts'
import type { Deps } from '../deps.ts'
import { conflict } from '../errors.ts'
import type { OpenedCase } from '../schemas/case.ts'
import { startOpened } from '../start-opened.ts'

/**
 * Stores a proposal as a case with a number, and starts it. Where rehearsals run, one is queued with it.
 * @throws Refusal 409 when another proposal about the same is open
 */
export async function openProposal(
  deps: Deps,
  prepare: (tx: Tx) => Promise<NewCase>,
  options: { readonly rehearses: boolean },
): Promise<z.infer<typeof OpenedCase>> {
  const rehearsals = options.rehearses ? deps.rehearsals : undefined
  const { news, number } = await deps.db.transaction(async (tx) => {
    const news = await prepare(tx)
    if (rehearsals) await queuePreview(tx, news.id, news.at)
    const [opened] = await openCases(tx, [news])
    if (!opened) throw alreadyOpen()
    return { news, number: opened.number }
  })
  rehearsals?.wake()
  const { id, procedure, startAt, facts } = news
  await startOpened(deps, { caseId: id, procedure, startAt, facts })
  return { id, number, firstTaskId: taskId(id, startAt, 1) }
}

const alreadyOpen = () =>
  conflict(
    'rule.proposal-open',
    {
      zh: '已有一项提议等待审定;审定或撤回之后才能再提',
      en: 'A proposal about it is waiting for a decision; propose again once that is decided or withdrawn',
    },
    { zh: '局党委,或提出人', en: 'The committee, or whoever proposed it' },
  )
