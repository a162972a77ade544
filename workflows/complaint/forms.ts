import { z } from 'zod'
import { severities } from '../issue/choices.ts'
import { choice, day, line, paragraph, personId, personIds, sectionId } from '../kit/fields.ts'
import { emptyReasons } from './choices.ts'

/** What is written to the complainant: they read it with their receipt. */
export const told = () =>
  paragraph(
    { zh: '告知反映人', en: 'What the complainant is told' },
    {
      zh: '反映人凭回执看到这段话;请勿写姓名、电话',
      en: 'Read with the receipt; no names or phones',
    },
  )

/** What only the handlers read. */
export const note = () => paragraph({ zh: '办理意见', en: 'Note for the handlers' }).optional()

/**
 * A conduct problem becomes an issue of the section, in the office's words and not the complainant's. Whoever
 * leaves the rest open has it registered as any other found problem.
 */
export const asIssue = z.object({
  section: sectionId({ zh: '责任科室', en: 'Section responsible' }).optional(),
  responsible: personId(
    { zh: '整改责任人', en: 'Person responsible' },
    {
      zh: '填了即登记立案;不能是被反映人或其下属',
      en: 'Given, it is registered at once; nobody complained about or reporting to them',
    },
  ).optional(),
  title: line(
    { zh: '问题', en: 'Problem' },
    {
      zh: '科室会看到:请概括,不照抄原文;不填则按反映类别',
      en: 'The section reads this: sum up, do not copy; left empty: what kind of thing it is',
    },
  ).optional(),
  measures: paragraph({ zh: '整改要求', en: 'What is to be done' }).optional(),
  deadline: day(
    { zh: '整改时限', en: 'Deadline' },
    { zh: '不填则登记之日起30日', en: 'Left empty: 30 days from registration' },
  ).optional(),
  severity: choice({ zh: '严重程度', en: 'Severity' }, severities).optional(),
  named: personIds(
    { zh: '被反映人', en: 'Persons complained about' },
    { zh: '被反映人及其下属一律回避', en: 'They and those who report to them never see this' },
  ).optional(),
})

export const asClue = z.object({
  named: personIds({ zh: '被反映人', en: 'Persons complained about' }).optional(),
  note: note(),
})

export const elsewhere = z.object({
  whereTo: line({ zh: '应向哪里反映', en: 'Where to go instead' }),
  told: told().optional(),
})

export const sameAs = z.object({
  of: line(
    { zh: '与哪件投诉重复(编号)', en: 'Repeats which complaint (number)' },
    {
      zh: '合并办理,结果同样告知本件反映人',
      en: 'Handled together; this complainant is answered too',
    },
  ),
})

export const emptyOrMalicious = z.object({
  why: choice({ zh: '原因', en: 'Why' }, emptyReasons).optional(),
  reason: told(),
})

export const finding = z.object({
  finding: paragraph({ zh: '查办情况', en: 'What was found' }),
})

export const toldOnly = z.object({ told: told(), note: note() })

/** Accepted needs no words; not accepted needs a reason. */
export const accepted = z.object({ told: told().optional() })
export const notAccepted = z.object({ reason: told() })

export const calledBack = z.object({
  said: paragraph(
    { zh: '反映人怎么说', en: 'What the complainant said' },
    { zh: '请勿写姓名、电话', en: 'No names or phones' },
  ),
})
