import { z } from 'zod'
import type { Text } from '../../workflows/kit/definition.ts'
import { choice, line, paragraph, sectionId } from '../../workflows/kit/fields.ts'
import { reception as en } from '../i18n/en/reception.ts'
import { reception as zh } from '../i18n/zh/reception.ts'

type Key = {
  [K in keyof typeof zh.reception]: (typeof zh.reception)[K] extends string ? K : never
}[keyof typeof zh.reception]
const said = (key: Key): Text => ({ zh: zh.reception[key], en: en.reception[key] })

/** Somebody who came without booking. */
export const walkInForm = z.object({
  name: line(said('name')),
  phone: line(said('phone')),
  topic: line(said('topic')),
})

/** What was said, and what it becomes at the end of the day. */
export const receiveForm = z.object({
  text: paragraph(said('text'), said('textHelp')),
  becomes: choice(said('becomes'), [
    { id: 'complaint', label: said('complaint') },
    { id: 'issue', label: said('issue') },
  ]),
  section: sectionId(said('section')).optional(),
  title: line(said('issueTitle'), said('issueTitleHelp')).optional(),
})
