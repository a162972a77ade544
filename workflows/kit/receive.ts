import { ApplicationFailure } from '@temporalio/workflow'
import type { Case } from './case.ts'
import type { TaskAct, Word } from './messages.ts'
import type { OpenTask, Receipt } from './open-task.ts'
import { stepOf } from './step-of.ts'

/**
 * Refuses an act that no longer fits, before it enters history; the failure's type is the code the
 * browser explains. Never throws for anything else: a handler that throws would stop the case.
 */
export function refuseUnfit(c: Case, act: TaskAct): void {
  const code = whyUnfit(c, act)
  if (code) throw ApplicationFailure.nonRetryable(code, code)
}

/** Refuses a word that the case's procedure knows nothing of. */
export function refuseUnknown(c: Case, { word }: Word): void {
  if (c.words.knows(word)) return
  throw ApplicationFailure.nonRetryable('case.unknown-word', 'case.unknown-word')
}

function whyUnfit(c: Case, act: TaskAct): string | undefined {
  const task = c.open.get(act.taskId)
  if (!task || task.settled || task.round !== act.round) return 'task.not-open'
  switch (act.act) {
    case 'complete':
      if (task.suspended) return 'task.suspended'
      return act.outcome in stepOf(c.procedure, task.step).outcomes
        ? undefined
        : 'task.no-such-outcome'
    case 'return':
      // Also to a step not walked yet: a case that came in as done starts behind it.
      return stepOf(c.procedure, task.step).returnsTo?.includes(act.to)
        ? undefined
        : 'task.no-return-there'
    case 'withdraw':
      return c.last?.step === act.step && c.last.by === act.by && c.current === task
        ? undefined
        : 'task.next-step-taken'
    case 'extension':
      if (task.suspended) return 'task.suspended'
      return task.dueAt !== null && c.clock.ms() < task.dueAt
        ? undefined
        : 'task.extension-too-late'
    case 'suspend':
      if (task.dueAt !== null && c.clock.ms() >= task.dueAt) return 'task.overdue'
      return task.suspended ? 'task.suspended' : undefined
    case 'resume':
      return task.suspended ? undefined : 'task.not-suspended'
  }
}

/** Carries out an act that was found fit; the receipt is signed once it can be read. */
export async function carryOut(c: Case, act: TaskAct): Promise<Receipt> {
  const receipt: Receipt = { written: false }
  const task = c.open.get(act.taskId)
  if (!task) return { written: true }
  const common = { receipt, at: act.at, by: act.by }
  switch (act.act) {
    case 'complete':
      task.settled = { ...common, how: 'completed', outcome: act.outcome, facts: act.facts }
      return receipt
    case 'return':
      task.settled = { ...common, how: 'returned', to: act.to }
      return receipt
    case 'withdraw':
      task.settled = { ...common, how: 'withdrawn', to: act.step }
      return receipt
    case 'extension':
      void extend(c, task, act, receipt)
      return receipt
    case 'suspend':
    case 'resume':
      await c.reclock({ kind: act.act, taskId: task.id }, act.by, act.at)
      return { written: true }
  }
}

/** 延期: decided one level up while the clock runs on; granted moves it, refused leaves it. */
async function extend(
  c: Case,
  task: OpenTask,
  act: TaskAct & { readonly act: 'extension' },
  receipt: Receipt,
): Promise<void> {
  await c.alongside('extension', {
    about: task,
    asks: { until: act.until, by: act.by },
    receipt,
    onAnswer: async (settled) => {
      const until = settled.how === 'completed' ? settled.facts.until : undefined
      if (typeof until !== 'string' || task.settled) return []
      await c.reclock({ kind: 'extend', taskId: task.id, until }, settled.by, settled.at)
      return []
    },
  })
}
