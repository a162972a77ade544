import type { z } from '@hono/zod-openapi'
import type { RuleState } from '../../db/rule-versions.ts'
import { ruleSources } from '../../db/rules/seed-rule.ts'
import { findRule } from '../../db/rules/seed-rules.ts'
import type { Text } from '../../workflows/kit/definition.ts'
import { isWhole, valueText } from '../../workflows/rule-change/rules.ts'
import type { RuleItem } from '../schemas/rule.ts'

/** A rule as pages list it. */
export function ruleItem(state: RuleState): z.infer<typeof RuleItem> {
  const { id, unit, value, next, proposal } = state
  const known = findRule(id)
  return {
    id,
    title: ruleTitle(id),
    value,
    valueText: valueText(value, unit),
    unit,
    bounds: { min: known?.min ?? value, max: known?.max ?? value, whole: isWhole(unit) },
    version: state.version,
    effectiveFrom: state.effectiveFrom,
    source: sourceText(state.source),
    article: state.article,
    next: next && {
      version: next.version,
      effectiveFrom: next.effectiveFrom,
      valueText: valueText(next.value, unit),
    },
    proposal: proposal && {
      caseId: proposal.caseId,
      valueText: valueText(proposal.value, unit),
    },
  }
}

/** What a rule is called; a rule of an earlier release that nothing names any more, by its id. */
export const ruleTitle = (id: string): Text => findRule(id)?.title ?? { zh: id, en: id }

/** What was measured for a rule, in its unit. */
export function measuredText(rule: string, value: number | null): Text | null {
  if (value === null) return null
  const unit = findRule(rule)?.unit
  return unit ? valueText(value, unit) : { zh: String(value), en: String(value) }
}

const sourceText = (source: string): Text => ({
  zh: source,
  en: (ruleSources as Readonly<Record<string, string>>)[source] ?? source,
})
