import type { Procedure } from '../kit/definition.ts'
import { auditResult } from './forms.ts'

/** 台账审核: a random sample of a month's closures is checked (domain §5.4). */
export const auditProcedure = {
  id: 'audit',
  title: { zh: '台账审核', en: 'Ledger audit' },
  series: 'SH',
  legal: { zh: '“问题台账+销号管理”工作机制', en: 'Ledger of problems and closing by number' },
  known: { month: { zh: '审核月份', en: 'Month' } },
  stages: [
    { id: 'drawn', title: { zh: '抽取', en: 'Drawn' } },
    { id: 'checked', title: { zh: '核查', en: 'Checked' } },
  ],
  steps: {
    check: {
      title: { zh: '核查销号', en: 'Check closures' },
      todo: { zh: '核查抽取的销号', en: 'Check the closures drawn' },
      stage: 'checked',
      assign: { to: 'kept-role', field: 'checkedBy' },
      limit: 'ledger.audit.check.days',
      ladder: 'full',
      extends: true,
      outcomes: {
        checked: {
          title: { zh: '提交核查结果', en: 'File the result' },
          tone: 'go',
          form: auditResult,
        },
      },
    },
  },
  outcomes: {
    checked: { title: { zh: '审核完成', en: 'Audited' }, closes: true },
  },
} as const satisfies Procedure
