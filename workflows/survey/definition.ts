import type { Procedure } from '../kit/definition.ts'

/** 满意度测评: the people served and the staff are asked apart; nobody's answer is known (domain §5.10). */
export const surveyProcedure = {
  id: 'survey',
  title: { zh: '满意度测评', en: 'Satisfaction survey' },
  series: 'CP',
  legal: { zh: '“双满意度测评”办法', en: 'Dual satisfaction survey' },
  known: {
    opensOn: { zh: '开始', en: 'Opens' },
    closesOn: { zh: '截止', en: 'Closes' },
  },
  stages: [
    { id: 'asking', title: { zh: '测评', en: 'Asking' } },
    { id: 'verdict', title: { zh: '结论', en: 'Verdict' } },
  ],
  steps: {},
  waits: { collect: { title: { zh: '汇总测评结果', en: 'counting the answers' }, stage: 'asking' } },
  outcomes: {
    passed: { title: { zh: '群众认可', en: 'Satisfied' }, closes: true },
    noted: { title: { zh: '一方偏低,已记录', en: 'One side low: noted' }, closes: true },
    redo: { title: { zh: '责令重新整改', en: 'Rectification ordered again' }, closes: true },
    'no-verdict': { title: { zh: '答复不足,不作结论', en: 'Too few answers: no verdict' }, closes: true },
  },
} as const satisfies Procedure
