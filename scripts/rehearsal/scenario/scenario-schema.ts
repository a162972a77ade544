import { z } from 'zod'
import { isRole, roles } from '../../../workflows/kit/definition.ts'
import { readAfter, readMoment } from './moment.ts'
import { didYouMean } from './nearest.ts'

const text = z.string('has to be words').trim().min(1, 'is empty')

/** YAML reads `2026` as a number and `2026-01-05` as words; both are asked for a date. */
const moment = z.unknown().transform((value, ctx) => {
  const read = typeof value === 'string' ? readMoment(value) : undefined
  if (read) return read
  const message =
    value === undefined
      ? 'is missing'
      : `${JSON.stringify(value)} is no date: write 2026-01-05 or 2026-01-05 09:30`
  ctx.addIssue({ code: 'custom', message })
  return z.NEVER
})

const after = z.unknown().transform((value, ctx) => {
  const read = typeof value === 'string' ? readAfter(value) : undefined
  if (read) return read
  const message =
    value === undefined
      ? 'is missing'
      : `${JSON.stringify(value)} is no time: write 20d, 3wd, 4h or never`
  ctx.addIssue({ code: 'custom', message })
  return z.NEVER
})

const role = text.transform((value, ctx) => {
  if (isRole(value)) return value
  ctx.addIssue({ code: 'custom', message: `there is no role ${value}${didYouMean(value, roles)}` })
  return z.NEVER
})

const values = z.record(z.string(), z.unknown(), 'has to be a list of names with values')
const chance = z.number('has to be a number').min(0, 'has to be 0–1').max(1, 'has to be 0–1')

const Event = z.strictObject({
  at: moment,
  as: text.optional(),
  do: text,
  id: text.optional(),
  task: z
    .strictObject({
      kind: text,
      case: text.optional(),
      section: text.optional(),
    })
    .optional(),
  with: values.optional(),
  outcome: text.optional(),
  must: z.boolean('has to be true or false').default(false),
})

const Behaviour = z.strictObject({
  task: text,
  section: text.optional(),
  role: role.optional(),
  severity: text.optional(),
  case: text.optional(),
  after,
  chance: chance.optional(),
  with: values.optional(),
  outcome: text.optional(),
})

const Section = z.strictObject({
  id: text,
  name: text,
  aliases: z.array(text).default([]),
  head: text.optional(),
  leader: text.optional(),
})

const Person = z.strictObject({
  login: text,
  name: text,
  section: text.nullable().optional(),
  title: text.optional(),
  roles: z.array(role).default(['staff']),
  joined: z.iso.date('has to be a date like 2024-05-01').optional(),
  window: z.boolean().optional(),
})

/** An organization written out: its sections and people. */
export const Organization = z.strictObject({
  sections: z.array(Section).min(1),
  people: z.array(Person).min(1),
})
export type Organization = z.infer<typeof Organization>

export const Rules = z.record(z.string(), z.number('has to be a number'))

/** A scenario as it stands in its file. */
export const ScenarioFile = z.strictObject({
  name: text.optional(),
  from: moment,
  to: moment,
  seed: z.number('has to be a whole number').int('has to be a whole number').default(1),
  bureau: z.union([text, Organization]).default('sample'),
  rules: Rules.default({}),
  events: z.array(Event).nullable().default([]),
  behaviour: z.array(Behaviour).nullable().default([]),
})

export const organizationKeys = [
  ...Object.keys(Organization.shape),
  ...Object.keys(Section.shape),
  ...Object.keys(Person.shape),
]
/** Every key that a scenario knows, for recognising mistyped ones. */
export const scenarioKeys = [
  ...Object.keys(ScenarioFile.shape),
  ...Object.keys(Event.shape),
  ...Object.keys(Behaviour.shape),
  'kind',
  ...organizationKeys,
]
