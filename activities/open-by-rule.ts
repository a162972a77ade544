import type { Tx } from '../db/client.ts'
import { openCases } from '../db/open-case.ts'
import type { Basis } from '../workflows/consequences.ts'
import type { Severity } from '../workflows/issue/choices.ts'
import { today } from '../workflows/kit/calendar.ts'
import type { Facts } from '../workflows/kit/effect.ts'
import { findProcedure } from '../workflows/procedures.ts'

/** A case that a rule opens. `id` is its business key, such as `interview-2026-01-permits`: opened once. */
export type CaseByRule = {
  readonly id: string
  readonly procedure: string
  readonly startAt: string
  /** For people; made from names and figures, never from what a complainant wrote. */
  readonly title: string
  readonly sectionId: string | null
  readonly responsibleId?: string | undefined
  /** 'general' unless said. */
  readonly severity?: Severity
  readonly basis: Basis
  /** Ids, dates and choices for the engine. */
  readonly facts?: Facts
  /** What is kept with the case beside its basis. */
  readonly data?: Readonly<Record<string, unknown>>
  /** From whom it is kept: persons it complains about, and whoever reports to them. */
  readonly named?: readonly string[]
}

/**
 * Opens a case that follows from a rule: numbered, signed `system`, its basis kept with it. The relay
 * starts its workflow. False when it had been opened before.
 */
export async function openByRule(tx: Tx, args: CaseByRule, at: string): Promise<boolean> {
  const { basis, facts = {}, data = {}, named = [], ...rest } = args
  const opened = await openCases(tx, [
    {
      severity: 'general',
      ...rest,
      series: findProcedure(args.procedure)?.series ?? null,
      source: 'rule',
      data: { ...data, basis },
      named,
      by: 'system',
      at,
      day: today(at),
      facts,
    },
  ])
  return opened.length > 0
}
