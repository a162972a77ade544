import { z } from '@hono/zod-openapi'
import { Id, IsoDate } from './common.ts'

/** A project whose approval is completed; what is known of it is never asked again. */
export const CompletedProject = z
  .object({
    project: z.string().trim().min(2).max(120),
    enterprise: z.string().trim().min(2).max(120),
    contact: z.string().trim().max(60).optional(),
    phone: z.string().trim().max(40).optional(),
    address: z.string().trim().max(200).optional(),
    /** The sections that handled it: none of their people visits. */
    sections: z.array(Id).min(1).max(10),
    completedOn: IsoDate,
  })
  .openapi('CompletedProject')
