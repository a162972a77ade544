import { z } from 'zod'
import { attempts } from '../issue/forms.ts'
import { choice, files, line, paragraph, yesNo } from '../kit/fields.ts'

/** 五级评价, the best first; satisfied is the top three (domain §5.10). */
export const satisfactionLevels = [
  { id: '5', label: { zh: '非常满意', en: 'Very satisfied' } },
  { id: '4', label: { zh: '满意', en: 'Satisfied' } },
  { id: '3', label: { zh: '基本满意', en: 'Fairly satisfied' } },
  { id: '2', label: { zh: '不满意', en: 'Dissatisfied' } },
  { id: '1', label: { zh: '非常不满意', en: 'Very dissatisfied' } },
] as const

/** What a visit asks about, and what the enterprise is asked by link: the same questions. */
export const visitQuestions = {
  satisfaction: choice(
    { zh: '对办理是否满意', en: 'Satisfied with the handling?' },
    satisfactionLevels,
  ),
  extortion: yesNo({ zh: '有无吃拿卡要', en: 'Any asking for favours?' }),
  delay: yesNo({ zh: '有无推诿拖延', en: 'Any shifting or delaying?' }),
  other: yesNo({ zh: '有无其他问题', en: 'Any other problem?' }),
}

/** 回访登记表: what the visitor found. */
export const visit = z.object({
  ...visitQuestions,
  details: paragraph({ zh: '问题情况', en: 'What happened' }).optional(),
  good: paragraph({ zh: '好的做法', en: 'What was good' }).optional(),
  suggestion: paragraph({ zh: '意见建议', en: 'Suggestions' }).optional(),
  evidence: files({ zh: '佐证材料', en: 'Evidence' }).optional(),
})

/** Three dated attempts before an enterprise counts as not reachable. */
export const visitAttempts = attempts.extend({
  how: line({ zh: '如何联系', en: 'How' }).optional(),
})
