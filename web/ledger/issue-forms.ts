import { z } from 'zod'
import { issueProcedure } from '../../workflows/issue/definition.ts'
import { choice, line, paragraph, personIds, sectionId } from '../../workflows/kit/fields.ts'
import { dictionaryText as words } from '../i18n/both.ts'
import { cases as en } from '../i18n/en/cases.ts'
import { cases as zh } from '../i18n/zh/cases.ts'

const registration = issueProcedure.steps.register.outcomes.registered.form

/** Where staff find issues by themselves; the other sources come from their own procedures. */
const found = ['self-check', 'inspection', 'supervisor', 'reception-day', 'campaign'] as const
const sources = found.map((id) => ({
  id,
  label: { zh: zh.case.sources[id], en: en.case.sources[id] },
}))

/** What anyone who reports an issue is asked. */
export const reportForm = z.object({
  title: line(words.title, words.titleHelp),
  section: sectionId(words.section),
  description: paragraph(words.description).optional(),
  source: choice(words.source, sources),
  severity: registration.shape.severity,
  category: registration.shape.category,
  area: registration.shape.area,
  named: personIds(words.named, words.namedHelp).optional(),
})

/** What the conduct office fixes when it registers an issue at once: the registration step's own fields. */
export const registerForm = z.object({
  title: line(words.title, words.titleHelp),
  section: registration.shape.section,
  responsible: registration.shape.responsible,
  coResponsible: registration.shape.coResponsible,
  deadline: registration.shape.deadline,
  milestoneYears: registration.shape.milestoneYears,
  measures: registration.shape.measures,
  description: paragraph(words.description).optional(),
  source: choice(words.source, sources),
  severity: registration.shape.severity,
  category: registration.shape.category,
  area: registration.shape.area,
  named: registration.shape.named,
})
