import { z } from '@hono/zod-openapi'
import { roles } from '../../workflows/kit/definition.ts'
import { Id, IsoDate, Ref, Text } from './common.ts'
import { RoleHeld } from './session.ts'

export const PersonItem = z
  .object({
    id: z.string(),
    login: z.string(),
    name: z.string(),
    title: z.string().nullable(),
    section: Ref.nullable(),
    away: z.boolean(),
  })
  .openapi('PersonItem')

export const RoleGrant = RoleHeld.extend({
  id: z.string(),
  from: IsoDate,
  to: IsoDate.nullable(),
}).openapi('RoleGrant')
export const Absence = z
  .object({
    id: z.string(),
    person: Ref,
    deputy: Ref,
    from: IsoDate,
    to: IsoDate,
    reason: z.string().nullable(),
    active: z.boolean(),
  })
  .openapi('Absence')

export const PersonDetail = PersonItem.extend({
  window: z.boolean(),
  joinedOn: IsoDate,
  leftOn: IsoDate.nullable(),
  grants: z.array(RoleGrant),
  absences: z.array(Absence),
  openTasks: z.number().int(),
}).openapi('PersonDetail')

export const SectionItem = z
  .object({
    id: z.string(),
    name: z.string(),
    aliases: z.array(z.string()),
    head: Ref.nullable(),
    leader: Ref.nullable(),
    people: z.number().int(),
  })
  .openapi('SectionItem')

export const SetSection = z
  .object({
    name: z.string().trim().min(1).max(40),
    aliases: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
    /** The leader in charge (分管领导). */
    leader: Id.nullable().default(null),
  })
  .openapi('SetSection')

export const JoinPerson = z
  .object({
    login: z
      .string()
      .trim()
      .regex(/^[a-z0-9][a-z0-9._-]{1,31}$/)
      .refine((login) => login !== 'system' && login !== 'public'),
    name: z.string().trim().min(1).max(40),
    section: Id.nullable(),
    title: z.string().trim().max(40).optional(),
    roles: z.array(z.enum(roles)).default(['staff']),
    from: IsoDate.optional(),
    password: z.string().min(8).max(200).optional(),
  })
  .openapi('JoinPerson')
/** Everything open is handed to `handOverTo`; without it, back to the candidates. */
export const MovePerson = z
  .object({
    section: Id,
    role: z.enum(roles).optional(),
    from: IsoDate,
    to: IsoDate.optional(),
    handOverTo: Id.optional(),
  })
  .openapi('MovePerson')
export const LeavePerson = z
  .object({ from: IsoDate, handOverTo: Id.optional() })
  .openapi('LeavePerson')
export const GrantRole = z
  .object({
    role: z.enum(roles),
    section: Id.nullable(),
    from: IsoDate,
    to: IsoDate.nullable().default(null),
  })
  .openapi('GrantRole')
export const SetAbsence = z
  .object({ deputy: Id, from: IsoDate, to: IsoDate, reason: z.string().trim().max(200).optional() })
  .openapi('SetAbsence')
export const HandOver = z.object({ to: Id.optional() }).openapi('HandOver')
export const HandedOver = z
  .object({
    tasks: z.number().int(),
    refused: z.array(z.object({ taskId: z.string(), why: Text })),
  })
  .openapi('HandedOver')
/** No composition rule and no forced change (ASVS 5): length is what counts. */
export const SetPassword = z.object({ password: z.string().min(8).max(200) }).openapi('SetPassword')
