import { z } from 'zod'
import { roles } from '../../workflows/kit/definition.ts'
import { choice, day, line, personId, sectionId } from '../../workflows/kit/fields.ts'
import { dictionaryText as words } from '../i18n/both.ts'
import { people as en } from '../i18n/en/people.ts'
import { people as zh } from '../i18n/zh/people.ts'

const roleChoice = () =>
  choice(
    words.role,
    roles.map((id) => ({ id, label: { zh: zh.people.roles[id], en: en.people.roles[id] } })),
  )

/** A new colleague. */
export const joinForm = z.object({
  name: line(words.personName),
  login: line(words.login, words.loginHelp),
  section: sectionId(words.ownSection).optional(),
  title: line(words.jobTitle).optional(),
  from: day(words.from),
})

/** A move to another section, with what is open handed over. */
export const moveForm = z.object({
  section: sectionId(words.newSection),
  from: day(words.from),
  handOverTo: personId(words.handOverTo, words.handOverHelp).optional(),
})

/** A departure, with what is open handed over. */
export const leaveForm = z.object({
  from: day(words.lastDay),
  handOverTo: personId(words.handOverTo, words.handOverHelp).optional(),
})

/** A role for a time, for a section or the bureau. */
export const roleForm = z.object({
  role: roleChoice(),
  section: sectionId(words.scope, words.scopeHelp).optional(),
  from: day(words.from),
  to: day(words.to, words.toHelp).optional(),
})

/** An absence with its deputy. */
export const absenceForm = z.object({
  deputy: personId(words.deputy, words.deputyHelp),
  from: day(words.from),
  to: day(words.to),
  reason: line(words.absenceReason).optional(),
})
