import { condition, defineUpdate, setHandler } from '@temporalio/workflow'
import { Case } from './case.ts'
import type { CaseInput } from './case-input.ts'
import type { Procedure } from './definition.ts'
import type { TaskAct, Word } from './messages.ts'
import { carryOut, refuseUnfit, refuseUnknown } from './receive.ts'

/** An act by a person; returns the id of the task open next, once that can be read. */
const actUpdate = defineUpdate<{ nextTaskId: string | null }, [TaskAct]>('act')
/** Returns once the case's first task can be read. */
const openedUpdate = defineUpdate<void>('opened')
/** Word from another case, a duty, or somebody without an account. */
const hearUpdate = defineUpdate<void, [Word]>('hear')
/** The work calendar changed: count open deadlines again. */
const recomputeUpdate = defineUpdate<void>('recompute')

/** Opens a case; its handlers answer from now on. Call it before the first await. */
export function openCase<P extends Procedure>(procedure: P, input: CaseInput): Case<P> {
  const c = new Case(procedure, input)
  const anyCase = c as unknown as Case
  setHandler(
    actUpdate,
    async (act) => {
      const receipt = await carryOut(anyCase, act)
      await condition(() => receipt.written)
      return { nextTaskId: c.current?.id ?? null }
    },
    { validator: (act) => refuseUnfit(anyCase, act) },
  )
  // Whoever has a step may turn out to be meant by the case: the step opens again, for somebody else.
  c.words.on('recused', () => c.standingStep)
  setHandler(openedUpdate, () => condition(() => c.started))
  setHandler(hearUpdate, (word) => c.words.hear(word), {
    validator: (word) => refuseUnknown(anyCase, word),
  })
  setHandler(recomputeUpdate, () => c.reclock({ kind: 'recompute' }, 'system'))
  return c
}
