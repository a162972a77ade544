import { z } from 'zod'
import type { Procedure } from '../kit/definition.ts'
import { paragraph, yesNo } from '../kit/fields.ts'

/** 规则调整: one person proposes a value or a list, a second one of the committee decides (domain §2). */
export const ruleChangeProcedure = {
  id: 'rule-change',
  title: { zh: '规则调整', en: 'Change of a rule' },
  series: 'GZ',
  legal: {
    zh: '局规则管理办法:一人提出,另一人审定',
    en: 'Change of rules: one person proposes, another decides',
  },
  known: { change: { zh: '调整内容', en: 'Change' } },
  stages: [
    { id: 'proposed', title: { zh: '提出', en: 'Proposed' } },
    { id: 'decided', title: { zh: '审定', en: 'Decided' } },
  ],
  steps: {
    approve: {
      title: { zh: '审定', en: 'Decide' },
      todo: { zh: '审定规则调整', en: 'Decide on a change of rules' },
      stage: 'decided',
      assign: { to: 'role', role: 'committee' },
      limit: 'rule.approve.days',
      // Nobody stands above the committee to supervise it.
      ladder: 'reminders',
      notByOpener: true,
      extends: false,
      outcomes: {
        approved: {
          title: { zh: '同意调整', en: 'Approve' },
          tone: 'go',
          form: z.object({
            opinion: paragraph({ zh: '意见', en: 'Opinion' }).optional(),
            withoutPreview: yesNo(
              { zh: '不看推演也作决定', en: 'Decide without the rehearsal' },
              {
                zh: '推演没有成功,影响不明。确认仍要审定的,选“是”',
                en: 'The rehearsal failed, so its effects are unknown. Yes: decide all the same',
              },
            ).optional(),
          }),
        },
        rejected: {
          title: { zh: '不同意', en: 'Reject' },
          tone: 'refuse',
          form: z.object({
            reason: paragraph(
              { zh: '理由', en: 'Reason' },
              {
                zh: '提出人和查看规则的人都会看到',
                en: 'Whoever proposed it and whoever reads the rule will see this',
              },
            ),
          }),
        },
      },
    },
  },
  outcomes: {
    enacted: {
      title: { zh: '已审定,按期执行', en: 'Approved, in force from its date' },
      closes: false,
    },
    rejected: { title: { zh: '未通过', en: 'Rejected' }, closes: false },
    withdrawn: { title: { zh: '提出人撤回', en: 'Withdrawn by its proposer' }, closes: false },
  },
} as const satisfies Procedure
