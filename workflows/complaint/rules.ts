import { complaintKinds, DISSATISFIED } from './choices.ts'
import type { complaintProcedure } from './definition.ts'

/** What the engine knows of a complaint: choices and dates, never words or names. */
export type ComplaintFacts = {
  /** The complainant left a name: whether it is accepted is told within the regulation's time. */
  readonly realName: boolean
  /** The day it came in (YYYY-MM-DD): acceptance counts from it. */
  readonly receivedOn: string
}

/** How a complaint ends when nobody objects any more. */
export type Ending = keyof typeof complaintProcedure.outcomes

/** Whether a rating leads to a call back (domain §5.2). */
export const isDissatisfied = (rating: unknown): boolean =>
  typeof rating === 'number' && rating <= DISSATISFIED

/** 投诉 TS-2026-48210377:行政审批科 / 态度生硬. Made of choices alone: titles are read where words are not. */
export function complaintTitle(
  number: string,
  sectionName: string | undefined,
  kind: string,
): string {
  const label = complaintKinds.find((k) => k.id === kind)?.label.zh ?? kind
  return `投诉 ${number}:${sectionName ?? '未指明科室'} / ${label}`
}
