import { ApplicationFailure } from '@temporalio/common'
import type { Database } from '../db/client.ts'
import { loggableError } from '../db/loggable-error.ts'
import type { DutyActivities } from '../workflows/duty/duty-input.ts'
import type { CaseActivities } from '../workflows/kit/plan.ts'
import { advance } from './advance.ts'
import { doDuty, dutyTime } from './do-duty.ts'
import { reclock } from './reclock.ts'

/** The side effects that cases and duties may have. */
export function createActivities(deps: { readonly db: Database }): CaseActivities & DutyActivities {
  return {
    advance: (plan) => withoutContent(() => advance(deps.db, plan)),
    reclock: (change) => withoutContent(() => reclock(deps.db, change)),
    dutyTime: (args) => withoutContent(() => dutyTime(deps.db, args)),
    doDuty: (args) => withoutContent(() => doDuty(deps.db, args)),
  }
}

/**
 * A failed statement's message holds its parameters, and so what people wrote; the engine would store and
 * log it. What is thrown on says what happened and where, and nothing else; it is tried again.
 */
async function withoutContent<T>(effect: () => Promise<T>): Promise<T> {
  try {
    return await effect()
  } catch (error) {
    const { type, message, code, frames } = loggableError(error)
    const failure = ApplicationFailure.retryable([message, code].filter(Boolean).join(' '), type)
    failure.stack = frames.join('\n')
    throw failure
  }
}
