import { z } from 'zod'
import type { StepOutcome } from '../kit/definition.ts'
import {
  category,
  choice,
  count,
  day,
  files,
  line,
  paragraph,
  personId,
  personIds,
  sectionId,
  yesNo,
} from '../kit/fields.ts'
import { riskAreas, severities } from './choices.ts'

export const reason = () =>
  paragraph(
    { zh: '理由', en: 'Reason' },
    { zh: '对方会看到这段话', en: 'The other side will read this' },
  )
export const evidence = () =>
  files(
    { zh: '佐证材料', en: 'Evidence' },
    { zh: '图片、PDF、Office,每个不超过20 MB', en: 'Images, PDF, Office; 20 MB each' },
  )

/** What registration fixes: who, what, until when (domain §5.1 step 2). */
export const registration = z.object({
  section: sectionId({ zh: '责任科室', en: 'Section responsible' }),
  responsible: personId({ zh: '整改责任人', en: 'Person responsible' }),
  coResponsible: personIds({ zh: '共同责任人', en: 'Jointly responsible' }).optional(),
  title: line({ zh: '问题', en: 'Problem' }),
  measures: paragraph({ zh: '整改措施', en: 'Measures' }).optional(),
  deadline: day(
    { zh: '整改时限', en: 'Deadline' },
    { zh: '不填则登记之日起30日', en: 'Left empty: 30 days from registration' },
  ).optional(),
  milestoneYears: count({ zh: '长期坚持:年度节点数', en: 'Long-term: yearly milestones' }, 0, 5, {
    zh: '长期措施按年设节点,不设无期限',
    en: 'Long-term measures get a milestone a year, never an endless deadline',
  }).optional(),
  severity: choice({ zh: '严重程度', en: 'Severity' }, severities),
  category: category(
    { zh: '问题类别', en: 'Category' },
    { zh: '从负面清单里选,没有的自己写', en: 'From the negative list, or your own words' },
  ).optional(),
  area: choice({ zh: '风险领域', en: 'Risk area' }, riskAreas).optional(),
  named: personIds(
    { zh: '被反映人', en: 'Persons complained about' },
    { zh: '被反映人及其下属一律回避', en: 'They and those who report to them never see this' },
  ).optional(),
})

/** 退回重改: the reason is the whole form. */
export const returned = {
  title: { zh: '退回重改', en: 'Return' },
  tone: 'refuse',
  form: z.object({ reason: reason() }),
} as const satisfies StepOutcome

/** What the source said, in the words of whoever asked (群众认可). */
export const saidBySource = z.object({
  said: paragraph({ zh: '对方怎么说', en: 'What they said' }),
})

/** Three dated attempts to reach the source. */
export const attempts = z.object({
  attempt1: day({ zh: '第一次联系', en: 'First attempt' }),
  attempt2: day({ zh: '第二次联系', en: 'Second attempt' }),
  attempt3: day({ zh: '第三次联系', en: 'Third attempt' }),
})

/** What a look-back finds on site. */
export const finding = (zh: string, en: string) =>
  z.object({ finding: paragraph({ zh, en }), evidence: evidence().optional() })

/** An opinion that may be left out. */
export const opinion = z.object({ opinion: paragraph({ zh: '意见', en: 'Opinion' }).optional() })

/** 从严处理: what discipline decides about a rebound. */
export const strictDecision = z.object({
  decision: paragraph({ zh: '处理意见', en: 'Decision' }),
  namedNotice: yesNo({ zh: '建议点名道姓通报', en: 'Propose a named notice' }),
})
