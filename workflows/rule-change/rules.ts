import { Temporal } from 'temporal-polyfill'
import type { Text } from '../kit/definition.ts'
import { type RuleUnit, wholeUnits } from './choices.ts'

/** What the engine knows of a proposal: ids, numbers and dates. The words of a list stay with its case. */
export type RuleChangeFacts =
  | {
      readonly of: 'rule'
      readonly rule: string
      readonly value: number
      readonly effectiveFrom: string
    }
  | { readonly of: 'negative-list'; readonly effectiveFrom: string }

/** How far a rule may be moved; both ends are included. */
export type Bounds = { readonly unit: RuleUnit; readonly min: number; readonly max: number }

/** Why a proposal cannot be, at its field. */
export type Nonsense = {
  readonly field: 'value' | 'effectiveFrom'
  readonly code: string
  readonly detail: Text
}

/** Further ahead than this is a mistyped year. */
const MAX_YEARS_AHEAD = 5
/** 95.25% is as fine as a ratio is written. */
const MAX_DECIMALS = 4

/** A value as people read it: 95%, 2个工作日, 30元. */
export function valueText(value: number, unit: RuleUnit): Text {
  const n = String(value)
  const en = (one: string) => `${n} ${one}${value === 1 ? '' : 's'}`
  switch (unit) {
    case 'ratio': {
      const percent = `${Math.round(value * 10_000) / 100}%`
      return { zh: percent, en: percent }
    }
    case 'workdays':
      return { zh: `${n}个工作日`, en: en('working day') }
    case 'days':
      return { zh: `${n}日`, en: en('day') }
    case 'months':
      return { zh: `${n}个月`, en: en('month') }
    case 'hours':
      return { zh: `${n}小时`, en: en('hour') }
    case 'minutes':
      return { zh: `${n}分钟`, en: en('minute') }
    case 'yuan':
      return { zh: `${n}元`, en: `${n} yuan` }
    case 'count':
      return { zh: n, en: n }
  }
}

/** Whether a unit is counted one by one. */
export const isWhole = (unit: RuleUnit): boolean => wholeUnits.includes(unit)

/** Why a rule cannot have a value, whatever the day; undefined when it can. */
export function whyNotValue(value: number, bounds: Bounds): Nonsense | undefined {
  const { unit, min, max } = bounds
  const no = (code: string, zh: string, en: string): Nonsense => ({
    field: 'value',
    code,
    detail: { zh, en },
  })
  if (value < 0) return no('rule.value-negative', '不能为负数', 'It can not be negative')
  if (unit === 'ratio' && value > 1) {
    return no(
      'rule.value-no-ratio',
      '比率在0和1之间:95%写作0.95',
      'A ratio lies between 0 and 1: 95% is 0.95',
    )
  }
  if (isWhole(unit) && !Number.isInteger(value)) {
    return no('rule.value-not-whole', '须为整数', 'It has to be a whole number')
  }
  if (Number(value.toFixed(MAX_DECIMALS)) !== value) {
    return no(
      'rule.value-too-fine',
      `最多写到小数点后${MAX_DECIMALS}位`,
      `At most ${MAX_DECIMALS} decimals`,
    )
  }
  if (value >= min && value <= max) return undefined
  const [least, most] = [valueText(min, unit), valueText(max, unit)]
  return no(
    'rule.value-out-of-bounds',
    `须在${least.zh}和${most.zh}之间`,
    `It has to lie between ${least.en} and ${most.en}`,
  )
}

/**
 * Why a change cannot take effect on a day. Today means as soon as it is approved. A version that is decided
 * for a later day would take over again from an earlier one, so a change never goes before it.
 */
export function whyNotFrom(
  effectiveFrom: string,
  when: { readonly today: string; readonly latestFrom: string },
): Nonsense | undefined {
  const no = (code: string, zh: string, en: string): Nonsense => ({
    field: 'effectiveFrom',
    code,
    detail: { zh, en },
  })
  if (effectiveFrom < when.today) {
    return no('rule.date-past', '执行日期不能早于今天', 'It can not take effect in the past')
  }
  const last = Temporal.PlainDate.from(when.today).add({ years: MAX_YEARS_AHEAD }).toString()
  if (effectiveFrom > last) {
    return no('rule.date-far', `执行日期最晚${last}`, `It takes effect by ${last} at the latest`)
  }
  if (effectiveFrom >= when.latestFrom) return undefined
  const { latestFrom } = when
  return no(
    'rule.date-before-decided',
    `已有${latestFrom}起执行的版本,不能早于它`,
    `A version is decided from ${latestFrom}; a change can not go before it`,
  )
}

/** A value that would be in force anyway is no change. */
export const sameValue: Nonsense = {
  field: 'value',
  code: 'rule.value-same',
  detail: { zh: '与届时执行的值相同,无需调整', en: 'It is in force then anyway' },
}

/** The day a decided change takes effect: its own, and never before the day after the decision. */
export function inForceFrom(effectiveFrom: string, decidedOn: string): string {
  const next = Temporal.PlainDate.from(decidedOn).add({ days: 1 }).toString()
  return effectiveFrom > next ? effectiveFrom : next
}
