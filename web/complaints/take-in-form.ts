import { z } from 'zod'
import { complaintKinds } from '../../workflows/complaint/choices.ts'
import type { Text } from '../../workflows/kit/definition.ts'
import { choice, day, line, paragraph, sectionId, yesNo } from '../../workflows/kit/fields.ts'
import type { TakeInComplaint } from '../contract.ts'
import { complaints as en } from '../i18n/en/complaints.ts'
import { complaints as zh } from '../i18n/zh/complaints.ts'

type Key = {
  [K in keyof typeof zh.takeIn]: (typeof zh.takeIn)[K] extends string ? K : never
}[keyof typeof zh.takeIn]
const said = (key: Key): Text => ({ zh: zh.takeIn[key], en: en.takeIn[key] })

/** The channels at which staff take complaints down. */
const ways = [
  { id: 'hotline', label: { zh: '热线', en: 'Hotline' } },
  { id: 'window', label: { zh: '窗口', en: 'Window' } },
  { id: 'letter', label: { zh: '来信', en: 'Letter' } },
] as const

/** In the order in which people speak; everything but the matter itself may be left out. */
export const takeInForm = z.object({
  channel: choice(said('channel'), ways),
  phone: line(said('phone'), said('phoneHelp')).optional(),
  callerName: line(said('callerName')).optional(),
  text: paragraph(said('text'), said('textHelp')),
  section: sectionId(said('section')).optional(),
  named: line(said('named'), said('namedHelp')).optional(),
  happenedOn: day(said('date')).optional(),
  place: line(said('place')).optional(),
  kind: choice(said('kind'), complaintKinds).optional(),
  recognise: yesNo(said('recognise'), said('recogniseHelp')).optional(),
})

/** What is sent of it: a name without a phone reaches nobody, so both make it real-name. */
export function toTakeIn(values: z.infer<typeof takeInForm>): TakeInComplaint {
  const { phone, callerName, named, recognise, ...rest } = values
  return {
    ...rest,
    named: (named ?? '').split(/[、,,;;\s]+/).filter(Boolean),
    ...(phone && { realName: { name: callerName ?? '来电人', phone } }),
    ...(phone && recognise && { recognise }),
  }
}
