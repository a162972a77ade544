import { z } from 'zod'
import { consequenceKinds } from '../../../workflows/consequences.ts'
import type { ChangedConsequence } from '../../../workflows/rule-change/preview.ts'
import { NUMBERED } from './scenario.ts'

const kinds = Object.keys(consequenceKinds) as [keyof typeof consequenceKinds]

const Consequence = z.object({
  kind: z.enum(kinds),
  section: z.string().nullish(),
  person: z.string().nullish(),
  at: z.string(),
  rule: z.string(),
  threshold: z.number().nullish(),
  value: z.number().nullish(),
  because: z.array(z.string()).default([]),
})
type Consequence = z.infer<typeof Consequence>

/** What of a rehearsal's result is compared; the rest of it is left unread. */
export const RehearsalResult = z.object({
  cases: z.array(z.object({ number: z.string().nullish(), id: z.string().nullish() })),
  consequences: z.array(Consequence),
})
export type RehearsalResult = z.infer<typeof RehearsalResult>

/**
 * The consequences that appear, disappear or move between two rehearsals of one scenario. The same cause has the
 * same consequence: kind, section, person and the cases counted, which go by the scenario's names, because a
 * rehearsal gives numbers of its own.
 */
export function changedConsequences(
  before: RehearsalResult,
  after: RehearsalResult,
): ChangedConsequence[] {
  const [was, is] = [named(before), named(after)]
  const sameDay = pairUp(was, is, (one) => [causeOf(one), one.at.slice(0, 10)])
  const sameCause = pairUp(sameDay.left, sameDay.right, (one) => [causeOf(one)])
  // Counted from other cases and yet the same: it met the same people on the same day.
  const sameEnd = pairUp(sameCause.left, sameCause.right, (one) => [
    whomOf(one),
    one.at.slice(0, 10),
  ])
  const moved = sameCause.pairs.map(([a, b]) => change('moves', a, b))
  const gone = sameEnd.left.map((a) => change('disappears', a, undefined))
  const come = sameEnd.right.map((b) => change('appears', undefined, b))
  return [...come, ...gone, ...moved].sort(byTime)
}

/** Consequences with the scenario's names for their cases. */
function named({ cases, consequences }: RehearsalResult): Consequence[] {
  const names = new Map(cases.flatMap(({ number, id }) => (number && id ? [[number, id]] : [])))
  return consequences.map((one) => ({
    ...one,
    because: one.because.flatMap((number) => ownNumber(names.get(number))).sort(),
  }))
}

/** The bureau's own number of a case; what a rehearsal opened by itself has none. */
const ownNumber = (name: string | undefined): string[] =>
  name?.startsWith(NUMBERED) ? [name.slice(NUMBERED.length)] : []

const whomOf = ({ kind, section, person, rule }: Consequence): string =>
  [kind, section ?? '', person ?? '', rule].join('|')
const causeOf = (one: Consequence): string => `${whomOf(one)}|${one.because.join()}`

type Pairs = {
  readonly pairs: readonly (readonly [Consequence, Consequence])[]
  readonly left: readonly Consequence[]
  readonly right: readonly Consequence[]
}

/** Pairs what has the same key on both sides, each once; says what is left over. */
function pairUp(
  left: readonly Consequence[],
  right: readonly Consequence[],
  keyOf: (one: Consequence) => readonly string[],
): Pairs {
  const waiting = Map.groupBy(right, (one) => keyOf(one).join('|'))
  const pairs: [Consequence, Consequence][] = []
  const alone = left.filter((one) => {
    const partner = waiting.get(keyOf(one).join('|'))?.shift()
    if (partner) pairs.push([one, partner])
    return !partner
  })
  return { pairs, left: alone, right: [...waiting.values()].flat() }
}

function change(
  what: ChangedConsequence['change'],
  before: Consequence | undefined,
  after: Consequence | undefined,
): ChangedConsequence {
  const one = after ?? before
  if (!one) throw new Error('a change of nothing')
  return {
    change: what,
    kind: one.kind,
    section: one.section ?? null,
    person: one.person ?? null,
    at: before?.at ?? null,
    newAt: after?.at ?? null,
    rule: one.rule,
    value: one.value ?? null,
    threshold: before?.threshold ?? null,
    newThreshold: after?.threshold ?? null,
    because: one.because,
  }
}

const byTime = (a: ChangedConsequence, b: ChangedConsequence): number => {
  const [x, y] = [a.newAt ?? a.at ?? '', b.newAt ?? b.at ?? '']
  return x < y ? -1 : x > y ? 1 : 0
}
