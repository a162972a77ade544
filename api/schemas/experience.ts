import { z } from '@hono/zod-openapi'
import { Instant, IsoDate, PageQuery, page, Ref } from './common.ts'
import { Receipt } from './complaint.ts'
import { UploadedFile } from './ledger-import.ts'

/** 体验记录: what a supervisor met with, unannounced (domain §5.14). */
export const RecordExperience = z
  .object({
    place: z.string().trim().min(1).max(200),
    section: z.string().trim().max(64).optional(),
    happenedOn: IsoDate,
    words: z.string().trim().min(1).max(4_000),
    /** 5 非常满意 … 1 非常不满意 */
    rating: z.number().int().min(1).max(5),
    /** To be handled as a complaint, too. */
    handle: z.boolean().default(false),
  })
  .openapi('RecordExperience')

/** The record as JSON with its photos; photos belong to the complaint that it becomes. */
export const ExperienceForm = z.object({
  experience: z.string().max(20_000),
  file: z.union([UploadedFile, z.array(UploadedFile).max(6)]).optional(),
})

export const Experience = z
  .object({
    id: z.string(),
    supervisor: Ref,
    place: z.string(),
    section: Ref.nullable(),
    happenedOn: IsoDate,
    /** Null where it became a complaint, which keeps the words sealed. */
    words: z.string().nullable(),
    rating: z.number().int(),
    handled: z.boolean(),
    at: Instant,
  })
  .openapi('Experience')
export const ExperiencePage = page(Experience).openapi('ExperiencePage')
export const ExperienceQuery = PageQuery

export const RecordedExperience = z
  .object({ id: z.string(), receipt: Receipt.nullable() })
  .openapi('RecordedExperience')
