import { inheritRecusals } from '../db/engine/link-case.ts'
import {
  type ClosedIssue,
  forgetClosing,
  lockClosed,
  noteFalseClosure,
} from '../db/false-closure.ts'
import { openCases } from '../db/open-case.ts'
import { enqueueWord } from '../db/outbox.ts'
import { headOf } from '../db/section-head.ts'
import { sources } from '../workflows/issue/choices.ts'
import { issueProcedure } from '../workflows/issue/definition.ts'
import type { IssueFacts } from '../workflows/issue/rules.ts'
import { link } from './link-case.ts'
import type { Work } from './work.ts'

/**
 * Takes back a closure that a check found false: the issue is reopened at rectification with its deadline,
 * one that has ended is followed by a new one. Its timeline says who found it and why.
 */
export async function takeBackClosure(
  work: Work,
  found: { readonly caseId: string; readonly reason: string; readonly by: string },
): Promise<void> {
  const { tx, on, at, day } = work
  const issue = await lockClosed(tx, found.caseId)
  if (!issue) return
  const commentId = `${on.id}:${issue.id}`
  await noteFalseClosure(tx, { ...found, id: commentId, at })
  work.entries.push({
    at,
    kind: 'case.false-closure',
    actor: found.by,
    caseId: issue.id,
    data: { caseId: on.id, commentId },
  })
  await tellOfIt(work, issue)
  if (issue.status === 'closed') {
    await enqueueWord(tx, {
      key: `false-closure:${on.id}:${issue.id}`,
      caseId: issue.id,
      word: { word: 'false-closure', facts: { audit: on.id } },
      at,
    })
  }
  if (issue.status === 'ended') await openAgain(work, issue, day)
}

async function tellOfIt(work: Work, issue: ClosedIssue): Promise<void> {
  const head = issue.sectionId && (await headOf(work.tx, issue.sectionId, work.day))
  const kind = 'case.false-closure'
  for (const personId of new Set([issue.responsibleId, head])) {
    if (!personId) continue
    const key = `${kind}:${work.on.id}:${issue.id}`
    work.notices.push({ key, personId, kind, caseId: issue.id, taskId: null, binding: true })
  }
}

/** What was archived is not woken: a new issue takes its place, with its deadline, and is due instead of it. */
async function openAgain(work: Work, issue: ClosedIssue, day: string): Promise<void> {
  const { tx, on, at } = work
  const id = `${on.id}-${issue.id}`
  const deadline = issue.dueDate ?? undefined
  const source = sources.find((one) => one.id === issue.source)?.id ?? 'rule'
  const [opened] = await openCases(tx, [
    {
      id,
      procedure: issueProcedure.id,
      series: issueProcedure.series,
      title: issue.title,
      description: issue.description ?? undefined,
      sectionId: issue.sectionId,
      responsibleId: issue.responsibleId ?? undefined,
      severity: issue.severity,
      category: issue.category ?? undefined,
      source: issue.source,
      dueDate: deadline,
      data: issue.kept,
      named: [],
      by: 'system',
      at,
      day,
      startAt: 'rectify',
      facts: {
        source,
        severity: issue.severity === 'serious' ? 'serious' : 'general',
        deadline,
        milestones: [],
      } satisfies IssueFacts,
    },
  ])
  if (!opened) return
  await forgetClosing(tx, issue.id, at)
  await link(work, { caseId: id, from: issue.id, relation: 'false-closure' })
  await inheritRecusals(tx, { from: issue.id, to: id, at })
}
