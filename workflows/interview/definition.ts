import { returned } from '../issue/forms.ts'
import type { Procedure } from '../kit/definition.ts'
import { acknowledgement, interviewRecord } from './forms.ts'

/** 约谈: of a head by the leader in charge, of others by the discipline group (domain §5.6). */
export const interviewProcedure = {
  id: 'interview',
  title: { zh: '约谈', en: 'Interview' },
  series: 'YT',
  legal: { zh: '局作风建设约谈制度', en: 'Interviews in conduct building' },
  known: { about: { zh: '约谈事由', en: 'Why' } },
  responsible: { zh: '被约谈人', en: 'Person interviewed' },
  stages: [
    { id: 'raised', title: { zh: '提起', en: 'Raised' } },
    { id: 'held', title: { zh: '约谈', en: 'Held' } },
    { id: 'acknowledged', title: { zh: '确认', en: 'Acknowledged' } },
  ],
  steps: {
    hold: {
      title: { zh: '约谈', en: 'Hold the interview' },
      todo: { zh: '进行约谈', en: 'Hold the interview' },
      stage: 'held',
      assign: { to: 'kept-role', field: 'heldBy' },
      limit: 'interview.schedule.days',
      ladder: 'chief',
      notResponsible: true,
      extends: true,
      outcomes: {
        held: {
          title: { zh: '已约谈', en: 'Held' },
          tone: 'go',
          form: interviewRecord,
        },
      },
    },
    acknowledge: {
      title: { zh: '本人确认', en: 'Acknowledge' },
      todo: { zh: '确认约谈记录', en: 'Acknowledge the record' },
      stage: 'acknowledged',
      assign: { to: 'responsible' },
      limit: 'interview.acknowledge.days',
      ladder: 'chief',
      notBy: ['hold'],
      returnsTo: ['hold'],
      extends: true,
      outcomes: {
        acknowledged: {
          title: { zh: '确认', en: 'Acknowledge' },
          tone: 'go',
          form: acknowledgement,
        },
        returned: { ...returned, title: { zh: '记录有误,退回', en: 'Record is wrong: return' } },
      },
    },
  },
  outcomes: {
    committed: {
      title: { zh: '已约谈,承诺立案整改', en: 'Held, commitments registered' },
      closes: true,
    },
  },
} as const satisfies Procedure
