import type { Database } from '../../db/client.ts'
import { aCase } from './factories.ts'

type Args = NonNullable<Parameters<typeof aCase>[1]>

/** A warning about complaints on the rise, as the duty opens it; gives its case. */
export async function aWarningCase(
  db: Database,
  args: Args & { readonly counted?: readonly string[]; readonly base?: number } = {},
): Promise<string> {
  const { counted = ['a', 'b', 'c'], base = 2, ...rest } = args
  const basis = {
    rule: 'warning.complaints.mom',
    ruleVersion: 1,
    threshold: 0.3,
    value: (counted.length - base) / Math.max(base, 1),
    because: counted,
    period: '2026-03',
  }
  return await aCase(db, {
    procedure: 'warning',
    source: 'rule',
    step: 'review',
    title: '行政审批科投诉量环比上升(2026年3月)',
    openedBy: 'system',
    responsibleId: 'chen.wei',
    data: { indicator: 'complaints', figures: { counted: counted.length, base }, basis },
    ...rest,
  })
}
