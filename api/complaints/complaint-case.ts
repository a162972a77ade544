import type { NewCase } from '../../db/open-case.ts'
import { type ComplaintFacts, complaintTitle } from '../../workflows/complaint/rules.ts'
import type { Intake } from './intake.ts'

/** Whom a complaint is there for: never the section it is about, nor its leader as such (domain §1). */
const COMPLAINT_AUDIENCE = 'conduct_office discipline chief committee'

/** What the complainant wrote, as it is sealed. */
export type ComplaintWords = {
  readonly text: string
  readonly place?: string | undefined
  readonly happenedOn?: string | undefined
  readonly named: readonly string[]
}

export const complaintWords = ({ text, place, happenedOn, named }: Intake): ComplaintWords => ({
  text,
  place,
  happenedOn,
  named,
})

/** A complaint's case: nothing in it is the complainant's own, neither their words nor their files' names. */
export function complaintCase(args: {
  readonly intake: Intake
  readonly caseId: string
  readonly number: string
  readonly fingerprint: string
  readonly at: string
  readonly day: string
  readonly named: readonly string[]
  readonly sectionName: string | undefined
}): NewCase {
  const { intake, number, at, day, named, fingerprint } = args
  const realName = intake.identity !== undefined
  const facts: ComplaintFacts = { realName, receivedOn: day }
  return {
    id: args.caseId,
    procedure: 'complaint',
    series: null,
    number,
    audience: COMPLAINT_AUDIENCE,
    title: complaintTitle(number, args.sectionName, intake.kind),
    sectionId: intake.sectionId,
    severity: 'general',
    source: 'complaint',
    data: { channel: intake.channel, kind: intake.kind, realName },
    named,
    by: 'public',
    takenBy: intake.takenBy,
    at,
    day,
    startAt: 'triage',
    facts,
    fingerprint,
  }
}
