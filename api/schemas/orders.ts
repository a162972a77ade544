import { z } from '@hono/zod-openapi'
import { IsoDate, Text } from './common.ts'
import { FileComplaint, Receipt } from './complaint.ts'
import { UploadedFile } from './ledger-import.ts'

/** A work order as the 12345 platform sends it. */
export const SendOrder = FileComplaint.pick({
  text: true,
  place: true,
  happenedOn: true,
  named: true,
})
  .extend({
    /** The platform's own number: the same one is the same complaint. */
    order: z.string().trim().min(1).max(64),
    section: z.string().trim().max(64).optional(),
    caller: z
      .object({ name: z.string().trim().min(1).max(40), phone: z.string().trim().min(5).max(25) })
      .optional(),
  })
  .openapi('SendOrder')

export const OrderFile = z.object({ file: UploadedFile })

export const OrderPreview = z
  .object({
    rows: z.array(
      z.object({
        row: z.number().int(),
        order: z.string(),
        text: z.string(),
        section: z.string().nullable(),
        realName: z.boolean(),
        happenedOn: IsoDate.nullable(),
        /** Why it is left out; null when it will be taken in. */
        problem: Text.nullable(),
      }),
    ),
    importable: z.number().int(),
  })
  .openapi('OrderPreview')

export const OrdersTaken = z
  .object({
    orders: z.array(Receipt.extend({ row: z.number().int(), order: z.string() })),
    left: z.number().int(),
  })
  .openapi('OrdersTaken')
