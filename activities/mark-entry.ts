import type { NewEntry } from '../db/ledger.ts'
import type { Mark } from '../workflows/kit/plan.ts'
import type { Work } from './work.ts'

const kinds = {
  closed: 'case.closed',
  reopened: 'case.reopened',
  recognition: 'case.recognised',
  milestones: 'case.milestones',
  'milestone-met': 'case.milestone',
  rebound: 'case.rebound',
  returned: 'case.returned',
  'named-notice-proposed': 'case.named-notice-proposed',
} as const satisfies Record<Mark['mark'], string>

/** The ledger entry of what a procedure noted about its case. */
export function markEntry(work: Work, mark: Mark): NewEntry {
  const { mark: kind, ...data } = mark
  return { at: work.at, kind: kinds[kind], actor: 'system', caseId: work.on.id, data }
}
