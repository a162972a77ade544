import { z } from 'zod'
import { ratings } from '../../workflows/complaint/choices.ts'
import type { Text } from '../../workflows/kit/definition.ts'
import { choice, day, line, paragraph, sectionId, yesNo } from '../../workflows/kit/fields.ts'
import type { RecordExperience } from '../contract.ts'
import { reception as en } from '../i18n/en/reception.ts'
import { reception as zh } from '../i18n/zh/reception.ts'

type Key = {
  [K in keyof typeof zh.experience]: (typeof zh.experience)[K] extends string ? K : never
}[keyof typeof zh.experience]
const said = (key: Key): Text => ({ zh: zh.experience[key], en: en.experience[key] })

const levels = ratings.map(({ id, label }) => ({ id: String(id), label }))

/** What a supervisor writes down on the spot. */
export const experienceForm = z.object({
  place: line(said('place')),
  happenedOn: day(said('happenedOn')),
  words: paragraph(said('words')),
  rating: choice(said('rating'), levels),
  section: sectionId(said('section')).optional(),
  handle: yesNo(said('handle'), said('handleHelp')).optional(),
})

export const toExperience = ({
  rating,
  ...rest
}: z.infer<typeof experienceForm>): RecordExperience => ({ ...rest, rating: Number(rating) })
