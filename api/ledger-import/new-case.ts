import type { z } from '@hono/zod-openapi'
import { nanoid } from 'nanoid'
import type { NegativeItem } from '../../db/negative-list.ts'
import type { NewCase } from '../../db/open-case.ts'
import type { RuleInForce } from '../../db/rules.ts'
import { type Source, sources } from '../../workflows/issue/choices.ts'
import { issueProcedure } from '../../workflows/issue/definition.ts'
import { type IssueFacts, schedule } from '../../workflows/issue/rules.ts'
import type { WorkCalendar } from '../../workflows/kit/calendar.ts'
import { computeDeadline } from '../../workflows/kit/deadline.ts'
import { categoryFrom } from '../categories/find-item.ts'
import type { ImportRow } from '../schemas/ledger-import.ts'
import { type Fixed, fixDeadline } from './import-deadline.ts'
import { squeeze } from './normalise.ts'

type Row = z.infer<typeof ImportRow>

/** What all rows of an import have in common. */
export type ImportContext = {
  readonly by: string
  /** The instant of the import, and its day in Shanghai. */
  readonly at: string
  readonly today: string
  readonly calendar: WorkCalendar
  /** `issue.immediate.days` and `issue.rectify.days` as in force that day. */
  readonly immediate: RuleInForce
  readonly rectify: RuleInForce
  readonly registers: boolean
  /** 负面清单 in force that day. */
  readonly items: readonly NegativeItem[]
  readonly fileName: string
}

/** Lists show one line; a longer text is kept whole as the description. */
const MAX_TITLE = 200

/**
 * The issue that a ledger row becomes. By the conduct office it is registered at once and goes to whoever
 * is responsible, or, written as done, to the head to confirm. By a section it is found, with all that
 * is known laid ready for registration.
 */
export function newCaseOf(row: Row, fingerprint: string, context: ImportContext): NewCase {
  const fixed = fixDeadline(row.deadline, { ...context, immediateDays: context.immediate.value })
  const severity = row.severity ?? 'general'
  const plan = schedule({ ...fixed, severity }, context.today)
  const source = sourceOf(row.source)
  const registered = { source, severity, ...plan } satisfies IssueFacts
  const found = { source, severity, milestones: [] } satisfies IssueFacts
  const { by, at, today: day, registers } = context
  return {
    ...titleOf(row),
    id: nanoid(),
    procedure: issueProcedure.id,
    series: registers ? issueProcedure.series : null,
    sectionId: row.section,
    responsibleId: row.responsible[0],
    severity,
    category: categoryOf(row, context),
    source,
    dueDate: registers ? dueDate(plan.deadline, context) : undefined,
    data: {
      ...said(row, context),
      ...(registers ? plan.milestones.length > 0 && { milestones: plan.milestones } : asked(fixed)),
    },
    named: [],
    by,
    at,
    day,
    startAt: registers ? (row.done ? 'confirm' : 'rectify') : 'register',
    facts: registers ? registered : found,
    fingerprint,
  }
}

/** What the row says beyond the case's own columns; `reported` is what was done, in the ledger's words. */
function said(row: Row, { fileName }: ImportContext): Readonly<Record<string, unknown>> {
  const others = [...new Set(row.responsible.slice(1))].filter((id) => id !== row.responsible[0])
  const reported = row.done ? [row.status, row.remark].flatMap((t) => wordsOf(t) ?? []) : []
  return {
    ...optional('measures', wordsOf(row.measures)),
    ...(others.length > 0 && { coResponsible: others }),
    ...(row.leader && { leader: row.leader }),
    ...(reported.length > 0 && { reported: reported.join('\n') }),
    ledger: {
      file: wordsOf(fileName) ?? '',
      sheet: wordsOf(row.sheet) ?? '',
      row: row.row,
      ...optional('status', wordsOf(row.status)),
      ...optional('remark', wordsOf(row.remark)),
      ...optional('source', wordsOf(row.source)),
    },
  }
}

/** Laid ready for registration, under the names of its form's fields. */
const asked = ({ deadline, milestoneYears }: Fixed): Readonly<Record<string, unknown>> => ({
  ...(deadline && { deadline }),
  ...(milestoneYears > 0 && { milestoneYears }),
})

function titleOf(row: Row): Pick<NewCase, 'title' | 'description'> {
  const whole = wordsOf(row.title) ?? ''
  const description = wordsOf(row.description)
  if (whole.length <= MAX_TITLE) return { title: whole, description }
  const title = `${whole.slice(0, MAX_TITLE - 1).toWellFormed()}…`
  return { title, description: description ? `${whole}\n${description}` : whole }
}

function categoryOf({ category }: Row, { items }: ImportContext): string | undefined {
  const words = wordsOf(category)
  return words && categoryFrom(words, items)
}

function dueDate(deadline: string | undefined, context: ImportContext): string {
  const { calendar, today, rectify } = context
  if (deadline) {
    return computeDeadline(calendar, { kind: 'fixed', date: deadline, from: today }).dueDate
  }
  const { rule, version, value: amount, unit } = rectify
  if (unit !== 'days' && unit !== 'workdays' && unit !== 'months') {
    throw new Error(`rule ${rule} is no time limit: its unit is ${unit}`)
  }
  const spec = { kind: 'rule', from: today, rule, version, amount, unit } as const
  return computeDeadline(calendar, spec).dueDate
}

/** A source by its id or by what offices call it; anything else is the ledger itself. */
function sourceOf(text: string | null | undefined): Source {
  const wanted = squeeze(text ?? '')
  return sources.find(({ id, label }) => id === wanted || label.zh === wanted)?.id ?? 'import'
}

/** Text as Postgres can hold it; undefined when nothing is left. */
function wordsOf(text: string | null | undefined): string | undefined {
  const bare = (text ?? '')
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()
  return bare || undefined
}

const optional = (key: string, value: string | undefined) =>
  value === undefined ? {} : { [key]: value }
