import { nanoid } from 'nanoid'
import type { Tx } from '../../db/client.ts'
import type { NegativeItem } from '../../db/negative-list.ts'
import { itemsOfVersion, latestList } from '../../db/negative-versions.ts'
import type { NewCase } from '../../db/open-case.ts'
import type { ProposalData } from '../../db/rule-proposals.ts'
import { latestVersion } from '../../db/rule-versions.ts'
import { findRule } from '../../db/rules/seed-rules.ts'
import { today } from '../../workflows/kit/calendar.ts'
import { ruleChangeProcedure } from '../../workflows/rule-change/definition.ts'
import {
  type Nonsense,
  type RuleChangeFacts,
  sameValue,
  valueText,
  whyNotFrom,
  whyNotValue,
} from '../../workflows/rule-change/rules.ts'
import { invalid, notFound, type Refusal } from '../errors.ts'
import { listChanges } from './list-changes.ts'

type By = { readonly by: string; readonly at: string }

/**
 * A proposal to change a rule's value, as a case to open.
 * @throws Refusal 404 for a rule there is not, 422 for a value or date that makes no sense
 */
export async function proposedValue(
  tx: Tx,
  asked: {
    readonly rule: string
    readonly value: number
    readonly effectiveFrom: string
    readonly reason: string
  } & By,
): Promise<NewCase> {
  const { rule, value, effectiveFrom } = asked
  const known = findRule(rule)
  const latest = await latestVersion(tx, rule)
  if (!known || !latest) throw notFound()
  const wrong =
    whyNotValue(value, known) ??
    whyNotFrom(effectiveFrom, { today: today(asked.at), latestFrom: latest.effectiveFrom }) ??
    (value === latest.value ? sameValue : undefined)
  if (wrong) throw refusedFor(wrong)
  const [was, will] = [valueText(latest.value, latest.unit), valueText(value, latest.unit)]
  return newCase(asked, {
    title: `${known.title.zh}:${was.zh} → ${will.zh}`,
    data: {
      rule,
      value,
      effectiveFrom,
      from: latest.value,
      fromVersion: latest.version,
      change: `${rule}:${was.zh} → ${will.zh},自${effectiveFrom}起`,
    },
    facts: { of: 'rule', rule, value, effectiveFrom },
  })
}

/**
 * A proposal of a new version of the negative list, as a case to open.
 * @throws Refusal 422 for a day that makes no sense, or a list that is as it was
 */
export async function proposedList(
  tx: Tx,
  asked: {
    readonly items: readonly NegativeItem[]
    readonly effectiveFrom: string
    readonly reason: string
  } & By,
): Promise<NewCase> {
  const { items, effectiveFrom } = asked
  const latest = await latestList(tx)
  const wrong = whyNotFrom(effectiveFrom, {
    today: today(asked.at),
    latestFrom: latest.effectiveFrom,
  })
  if (wrong) throw refusedFor(wrong)
  const changes = listChanges(await itemsOfVersion(tx, latest.version), items)
  if (changes.length === 0) {
    throw invalid('items', 'negative-list.same', {
      zh: '和现行清单一样,没有改动',
      en: 'It is the list in force; nothing changes',
    })
  }
  return newCase(asked, {
    title: `负面清单修订:第${latest.version + 1}版,${items.length}条`,
    data: {
      rule: 'negative-list',
      effectiveFrom,
      fromVersion: latest.version,
      items,
      change: `改动${changes.length}处,自${effectiveFrom}起`,
    },
    facts: { of: 'negative-list', effectiveFrom },
  })
}

const refusedFor = ({ field, code, detail }: Nonsense): Refusal => invalid(field, code, detail)

function newCase(
  asked: { readonly reason: string } & By,
  about: {
    readonly title: string
    readonly data: ProposalData & Readonly<Record<string, unknown>>
    readonly facts: RuleChangeFacts
  },
): NewCase {
  const { reason: description, by, at } = asked
  return {
    ...about,
    id: nanoid(),
    procedure: ruleChangeProcedure.id,
    series: ruleChangeProcedure.series,
    description,
    sectionId: null,
    severity: 'general',
    source: 'proposal',
    named: [],
    by,
    at,
    day: today(at),
    startAt: 'approve',
  }
}
