import { appendEntries } from '../../db/ledger.ts'
import { type Submission, takeBack } from '../../db/submission.ts'
import type { TaskAct } from '../../workflows/kit/messages.ts'
import type { Deps } from '../deps.ts'
import type { EngineReply } from '../engine.ts'

/** The act that the engine sees: no words, only the outcome and its declared facts. */
export function toAct(s: Submission): TaskAct {
  const common = { taskId: s.taskId, round: s.round, by: s.by, at: s.at }
  switch (s.act) {
    case 'complete':
      return { ...common, act: 'complete', outcome: s.outcome ?? '', facts: s.facts }
    case 'return':
      return { ...common, act: 'return', to: String(s.facts.to) }
    case 'withdraw':
      return { ...common, act: 'withdraw', step: String(s.facts.step) }
    case 'extension':
      return { ...common, act: 'extension', until: String(s.facts.until) }
    case 'suspend':
    case 'resume':
      return { ...common, act: s.act }
  }
}

/** What an act is called in the event ledger. */
export const entryKinds = {
  complete: 'task.completed',
  return: 'task.returned',
  withdraw: 'task.withdrawn',
  extension: 'task.extension-asked',
  suspend: 'task.suspended',
  resume: 'task.resumed',
} as const satisfies Record<Submission['act'], string>

/**
 * Sends a stored act to the engine. Refused there, its slot is freed, its words become a draft again
 * and the refusal is entered. @throws EngineUnavailable, with the act kept for the relay.
 */
export async function sendAct(
  deps: Pick<Deps, 'db' | 'engine'>,
  s: Submission,
): Promise<EngineReply> {
  const reply = await deps.engine.act(s.caseId, toAct(s))
  if (!reply.done) {
    await takeBack(deps.db, s)
    await appendEntries(deps.db, [
      {
        at: s.at,
        kind: entryKinds[s.act],
        actor: s.by,
        onBehalfOf: s.onBehalfOf,
        caseId: s.caseId,
        taskId: s.taskId,
        refused: reply.code,
      },
    ])
  }
  return reply
}
