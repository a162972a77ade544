import { randomUUID } from 'node:crypto'
import type { Database } from '../../db/client.ts'
import { cases, recusal } from '../../db/schema/cases.ts'
import { task } from '../../db/schema/tasks.ts'
import type { Deadline } from '../../workflows/kit/deadline.ts'

/**
 * A case with one open task, written straight into the projection: for tests of what happens to
 * tasks without the engine.
 */
export async function openTaskRow(
  db: Database,
  args: {
    readonly assigneeId: string | null
    readonly sectionId: string
    readonly candidateKey?: string
    readonly deadline?: Deadline
    readonly excluded?: readonly string[]
    readonly recused?: readonly string[]
    readonly named?: readonly string[]
  },
): Promise<{ readonly caseId: string; readonly taskId: string }> {
  const caseId = `case-${randomUUID()}`
  const taskId = `task-${randomUUID()}`
  const at = '2026-03-02T09:00:00+08:00'
  const common = { title: '审批超时', sectionId: args.sectionId }
  await db.insert(cases).values({
    ...common,
    id: caseId,
    procedure: 'issue',
    source: 'self-check',
    status: 'open',
    step: 'rectify',
    openedBy: 'zuofengban',
    openedAt: at,
    updatedAt: at,
  })
  await db.insert(task).values({
    ...common,
    id: taskId,
    caseId,
    procedure: 'issue',
    step: 'rectify',
    kind: 'issue.rectify',
    round: 1,
    assigneeId: args.assigneeId,
    candidateKey: args.candidateKey ?? null,
    excluded: [...(args.excluded ?? [])],
    createdAt: at,
    ...(args.deadline && { deadline: args.deadline, dueAt: args.deadline.dueAt }),
  })
  const barred = [
    ...(args.recused ?? []).map((personId) => ({ personId, because: 'reports-to-named' })),
    ...(args.named ?? []).map((personId) => ({ personId, because: 'named' })),
  ]
  for (const row of barred) await db.insert(recusal).values({ ...row, caseId, since: at })
  return { caseId, taskId }
}
