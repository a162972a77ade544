import type { Text } from '../../workflows/kit/definition.ts'
import type { RuleUnit } from '../../workflows/rule-change/choices.ts'

/** A number of the bureau as it starts with it: the one place that says what it is and how far it may be moved. */
export type SeedRule = {
  readonly id: string
  readonly value: number
  readonly unit: RuleUnit
  readonly title: Text
  /** Least and most that a change may set it to, both included. */
  readonly min: number
  readonly max: number
  /** The document it is from, and what that says. */
  readonly source: RuleSource
  readonly article: string
}

/** The documents that rules are from, with what they are called in English. */
export const ruleSources = {
  '局“问题台账+销号管理”工作机制': 'Ledger of problems and closing by number',
  局督办工作规则: 'Rules of supervision',
  信访工作条例: 'Regulations on Petitions',
  局投诉举报办理办法: 'Handling of complaints',
  企业回访制: 'Enterprise revisits',
  违纪线索移送办法: 'Clues about violations',
  '“靶向攻坚+专项整治”行动方案': 'Campaigns and special rectification',
  '“双满意度测评”办法': 'Satisfaction surveys',
  作风风险预警机制: 'Risk warnings',
  体系化学习机制: 'Learning',
  '“总量管控+效率评估”机制': 'Less formalism',
  局公务接待管理办法: 'Official receptions',
  作风监督员聘任办法: 'Supervisors',
  局规则管理办法: 'Change of rules',
} as const
export type RuleSource = keyof typeof ruleSources

/** Rules of one source, one line each: what it starts as, what it says, what it is called, how far it may go. */
export const rulesOf = (
  source: RuleSource,
  rows: readonly (readonly [
    id: string,
    value: number,
    unit: RuleUnit,
    article: string,
    title: readonly [zh: string, en: string],
    bounds: readonly [min: number, max: number],
  ])[],
): readonly SeedRule[] =>
  rows.map(([id, value, unit, article, [zh, en], [min, max]]) => ({
    id,
    value,
    unit,
    title: { zh, en },
    min,
    max,
    source,
    article,
  }))
