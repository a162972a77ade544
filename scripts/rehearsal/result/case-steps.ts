import type { CaseHappening, CaseOutcome } from '../../../db/rehearsal/outcome.ts'
import { findProcedure, findStep } from '../../../workflows/procedures.ts'
import { shanghaiIso } from '../scenario/moment.ts'

type Happened = { readonly step: string; readonly at: string }

/**
 * What happened to a case: each stage of its procedure when it was reached, what took it back (`returned`,
 * `reopened`), what the people said (`recognised`, `not-fixed`), and how it ended.
 */
export function stepsOf(c: CaseOutcome, happenings: readonly CaseHappening[]): readonly Happened[] {
  const stages = findProcedure(c.procedure)?.stages ?? []
  const steps: Happened[] = []
  const note = (step: string | undefined, at: string) => {
    const last = steps.at(-1)
    if (step === undefined || last?.step === step) return
    steps.push({ step, at: shanghaiIso(Date.parse(at)) })
  }
  note(stages[0]?.id ?? 'opened', c.openedAt)
  if (c.registeredAt && stages.some(({ id }) => id === 'registered')) {
    note('registered', c.registeredAt)
  }
  for (const { kind, at, data } of happenings) {
    switch (kind) {
      case 'case.closed':
        note('closed', at)
        break
      case 'case.reopened':
      case 'case.returned':
        note(kind.slice('case.'.length), at)
        break
      case 'case.recognised':
        note(String(data['value'] ?? 'recognised'), at)
        break
      case 'case.ended':
        note(String(data['outcome']), at)
        break
      case 'task.completed':
        note(stageDone(c.procedure, data), at)
        break
    }
  }
  return steps
}

/** The stage that is reached with a step: with the last of its own steps, answered so that the case goes on. */
function stageDone(
  procedure: string,
  { step, outcome }: Readonly<Record<string, unknown>>,
): string | undefined {
  const done = findStep(procedure, String(step))
  // A case says of itself when it is registered and closed.
  if (!done || done.stage === '' || done.stage === 'registered' || done.stage === 'closed') {
    return undefined
  }
  return done.outcomes[String(outcome)]?.tone === 'go' ? done.stage : undefined
}
