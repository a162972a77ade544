import { z } from 'zod'
import { day, line, paragraph } from '../kit/fields.ts'

const until = (label: { readonly zh: string; readonly en: string }) =>
  day(
    label,
    { zh: '不填则立案之日起30日', en: 'Left empty: 30 days from its registration' },
    'from-today',
  ).optional()

/** 约谈记录: when it was held, the reasons given, and what the person commits to. */
export const interviewRecord = z.object({
  heldOn: day({ zh: '约谈日期', en: 'Held on' }, undefined, 'until-today'),
  reasons: paragraph({ zh: '原因', en: 'Reasons' }, { zh: '本人怎么说', en: 'In their own words' }),
  commitment1: line(
    { zh: '承诺事项', en: 'Commitment' },
    { zh: '每项承诺确认后立为问题,限期整改', en: 'Each becomes an issue once it is acknowledged' },
  ),
  deadline1: until({ zh: '完成时限', en: 'Until' }),
  commitment2: line({ zh: '承诺事项二', en: 'Second commitment' }).optional(),
  deadline2: until({ zh: '完成时限二', en: 'Until (second)' }),
  commitment3: line({ zh: '承诺事项三', en: 'Third commitment' }).optional(),
  deadline3: until({ zh: '完成时限三', en: 'Until (third)' }),
})

/** 本人确认, with whatever the person wants to add for the record. */
export const acknowledgement = z.object({
  statement: paragraph(
    { zh: '本人说明', en: 'Statement' },
    { zh: '有不同意见可以写明,随记录保存', en: 'A different view is kept with the record' },
  ).optional(),
})
