import { z } from 'zod'
import { amount, day, paragraph } from '../../workflows/kit/fields.ts'
import { valueText } from '../../workflows/rule-change/rules.ts'
import type { ProposeRule, RuleItem } from '../contract.ts'
import type { Values } from '../forms/form-state.ts'
import { dictionaryText as words } from '../i18n/both.ts'

/** People write ratios as percentages: 95, not 0.95. */
const scale = (rule: RuleItem): number => (rule.unit === 'ratio' ? 100 : 1)

/** What a proposal asks, with the rule's bounds at the field. */
export function proposeForm(rule: RuleItem): z.ZodObject {
  const { min, max, whole } = rule.bounds
  const [least, most] = [valueText(min, rule.unit), valueText(max, rule.unit)]
  const times = scale(rule)
  const unit = rule.unit === 'ratio' ? '(%)' : ''
  return z.object({
    value: amount(
      { zh: `${words.newValue.zh}${unit}`, en: `${words.newValue.en} ${unit}`.trim() },
      { min: min * times, max: max * times, step: whole ? 1 : 0.01 },
      {
        zh: `可调范围:${least.zh}至${most.zh}`,
        en: `May be set from ${least.en} to ${most.en}`,
      },
    ),
    effectiveFrom: day(words.inForceFrom, words.inForceFromHelp),
    reason: paragraph(words.reason, words.ruleReasonHelp),
  })
}

/** The proposal as the API takes it. */
export function proposalOf(rule: RuleItem, values: Values): ProposeRule {
  const { value, effectiveFrom, reason } = values
  return {
    rule: rule.id,
    value: Number((Number(value) / scale(rule)).toFixed(6)),
    effectiveFrom: String(effectiveFrom),
    reason: String(reason),
  }
}
