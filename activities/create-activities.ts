import type { Database } from '../db/client.ts'
import type { CaseActivities } from '../workflows/kit/plan.ts'
import { advance } from './advance.ts'
import { reclock } from './reclock.ts'

/** The side effects that cases may have. */
export function createActivities(deps: { readonly db: Database }): CaseActivities {
  return {
    advance: (plan) => advance(deps.db, plan),
    reclock: (change) => reclock(deps.db, change),
  }
}
