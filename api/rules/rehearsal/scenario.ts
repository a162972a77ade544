import { stringify } from 'yaml'
import type { LastYear, RecordedIssue, RecordedPerson } from '../../../db/last-year.ts'
import { issueProcedure } from '../../../workflows/issue/definition.ts'
import { eventOfAct, eventsOfArrival } from './events.ts'

/** One thing that somebody does in a scenario, as `rehearse` reads it. */
export type ScenarioEvent = {
  readonly at: string
  readonly as: string
  readonly do: string
  readonly id?: string
  readonly task?: { readonly case: string; readonly kind: string }
  readonly outcome?: string
  readonly with?: Readonly<Record<string, unknown>>
}

/** The bureau's last year as a scenario. */
export type Scenario = {
  readonly yaml: string
  /** Numbers of the issues in it. */
  readonly numbers: readonly string[]
  /** Issues that cannot be gone through again: their responsible person works elsewhere now, or a rule opened them. */
  readonly leftOut: number
}

/**
 * Makes a scenario of what happened with the bureau's issues: they come in, and people act, at the times they did;
 * sections, persons, deadlines and choices as ids, no words and no names. What had happened before `from` happens
 * at once on the first morning. What nobody did stays undone; what a rule brings about besides (interviews,
 * supervision) is answered within two working days, so that it does not run late by itself.
 */
export function scenarioOf(
  year: LastYear,
  when: { readonly from: string; readonly to: string },
): Scenario {
  const sectionOf = new Map(year.people.map((person) => [person.id, person.sectionId]))
  const issues = year.issues.filter((issue) => canBeRepeated(issue, sectionOf))
  const names = new Map(issues.map((issue, at) => [issue.id, nameOf(issue, at)]))
  const arrivals = issues.flatMap((issue) =>
    eventsOfArrival(issue, names.get(issue.id) ?? '', when.from),
  )
  const acts = year.acts.flatMap((act) => {
    const name = names.get(act.caseId)
    return name === undefined ? [] : eventOfAct(act, name, when.from)
  })
  const scenario = {
    name: 'The last year again',
    ...when,
    seed: 1,
    bureau: {
      sections: year.sections.map((section) => placed(section, year.people)),
      people: year.people.map(staffed),
    },
    events: inTime([...arrivals, ...acts], when.from),
    behaviour: [
      ...ownSteps.map((step) => ({ task: `issue.${step}`, after: 'never' })),
      { task: '*', after: '2wd' },
    ],
  }
  return {
    yaml: stringify(scenario, { aliasDuplicateObjects: false }),
    numbers: issues.flatMap(({ number }) => number ?? []),
    leftOut: year.issues.length - issues.length,
  }
}

/** A scenario's name for an issue; a bare number would be one that the rehearsal gives itself. */
const nameOf = ({ number }: RecordedIssue, at: number): string =>
  number === null ? `found-${at + 1}` : `${NUMBERED}${number}`

/** What stands before the bureau's own number in the name of an issue. */
export const NUMBERED = 'real-'

/** Steps whose doers are on record; strict handling belongs to issues that a rehearsal opens by itself. */
const ownSteps = Object.keys(issueProcedure.steps).filter((step) => step !== 'strict')

function canBeRepeated(
  { responsibleId, sectionId, openedBy }: RecordedIssue,
  sectionOf: ReadonlyMap<string, string | null>,
): boolean {
  if (!sectionOf.has(openedBy)) return false
  return responsibleId === null || sectionOf.get(responsibleId) === sectionId
}

function placed(
  { id, leaderId }: LastYear['sections'][number],
  people: readonly RecordedPerson[],
): Readonly<Record<string, string>> {
  const head = people.find(({ roles }) =>
    roles.some(({ role, sectionId }) => role === 'head' && sectionId === id),
  )
  return { id, name: id, ...(head && { head: head.id }), ...(leaderId && { leader: leaderId }) }
}

const staffed = ({ id, sectionId, joinedOn, roles }: RecordedPerson) => ({
  login: id,
  name: id,
  ...(sectionId && { section: sectionId }),
  roles: [...new Set(roles.map(({ role }) => role))],
  joined: joinedOn,
})

const FIRST_MORNING = 'T08:00:00+08:00'

/** In the order of their times; what lies before the beginning follows second by second on the first morning. */
function inTime(events: readonly ScenarioEvent[], from: string): ScenarioEvent[] {
  const start = Date.parse(from + FIRST_MORNING)
  const order = events
    .map((event) => ({ event, ms: Date.parse(event.at) }))
    .sort((a, b) => a.ms - b.ms)
  return order.map(({ event, ms }, at) =>
    ms >= start ? event : { ...event, at: shanghai(start + at * 1000) },
  )
}

/** An instant as scenarios write it. */
const shanghai = (ms: number): string =>
  `${new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
