import { z } from '@hono/zod-openapi'
import { roles } from '../../workflows/kit/definition.ts'
import { IsoDate, Ref, Text } from './common.ts'

export const RoleHeld = z
  .object({ role: z.enum(roles), section: Ref.nullable(), label: Text })
  .openapi('RoleHeld')

/** What the signed-in person may do beyond their tasks; the web shows only these places. */
export const capabilities = [
  'issue.report',
  'issue.register',
  'ledger.import',
  'ledger.export',
  'project.complete',
  'people.admin',
  'calendar.admin',
  'complaint.take',
  'complaint.recognise',
  'order.import',
  'experience.record',
  'experience.read',
  'reception.run',
] as const

export const Session = z
  .object({
    person: z.object({
      id: z.string(),
      login: z.string(),
      name: z.string(),
      title: z.string().nullable(),
      section: Ref.nullable(),
    }),
    roles: z.array(RoleHeld),
    /** Whom this person stands in for today. */
    actingFor: z.array(Ref),
    can: z.array(z.enum(capabilities)),
    today: IsoDate,
    demonstration: z.boolean(),
  })
  .openapi('Session')

export const DemonstrationAccount = z
  .object({
    login: z.string(),
    name: z.string(),
    role: z.enum(roles),
    label: Text,
    section: Ref.nullable(),
  })
  .openapi('DemonstrationAccount')

export const SignIn = z.object({
  login: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(200),
})
export const ChangePassword = z.object({
  current: z.string().min(1).max(200),
  password: z.string().min(8).max(200),
})
