import { z } from 'zod'
import type { Procedure, Step } from '../kit/definition.ts'
import { files, paragraph } from '../kit/fields.ts'

const review = {
  title: { zh: '研判', en: 'Review' },
  todo: { zh: '研判预警', en: 'Review the warning' },
  stage: 'reviewed',
  assign: { to: 'role', role: 'discipline' },
  limit: 'warning.review.days',
  ladder: 'chief',
  extends: true,
  outcomes: {
    letter: {
      title: { zh: '发送廉洁提醒函', en: 'Send a reminder letter' },
      tone: 'go',
      form: z.object({
        remark: paragraph(
          { zh: '提醒意见', en: 'Remark' },
          {
            zh: '写进提醒函;数据由系统填好',
            en: 'Goes into the letter; the figures are filled in',
          },
        ).optional(),
      }),
    },
    dismissed: {
      title: { zh: '不予提醒', en: 'Dismiss' },
      tone: 'refuse',
      form: z.object({
        reason: paragraph(
          { zh: '理由', en: 'Reason' },
          { zh: '指标回落前不再重复预警', en: 'Not raised again until the figure has fallen' },
        ),
      }),
    },
  },
} as const satisfies Step

/** 风险预警: raised by an indicator, reviewed by people, a reminder rather than a punishment (domain §5.12). */
export const warningProcedure = {
  id: 'warning',
  title: { zh: '风险预警', en: 'Risk warning' },
  series: 'YJ',
  legal: { zh: '作风风险预警机制', en: 'Early warning of conduct risks' },
  stages: [
    { id: 'raised', title: { zh: '预警', en: 'Raised' } },
    { id: 'reviewed', title: { zh: '研判', en: 'Reviewed' } },
    { id: 'acknowledged', title: { zh: '签收整改', en: 'Acknowledged' } },
  ],
  steps: {
    review,
    /** The discipline group does not judge itself. */
    'review-above': { ...review, assign: { to: 'role', role: 'chief' } },
    acknowledge: {
      title: { zh: '签收提醒函', en: 'Acknowledge the letter' },
      todo: { zh: '签收廉洁提醒函', en: 'Acknowledge the reminder letter' },
      stage: 'acknowledged',
      assign: { to: 'role', role: 'head' },
      limit: 'warning.acknowledge.days',
      ladder: 'full',
      notBy: ['review', 'review-above'],
      extends: true,
      outcomes: {
        acknowledged: {
          title: { zh: '签收,提出措施', en: 'Acknowledge with measures' },
          tone: 'go',
          form: z.object({
            measures: paragraph({ zh: '整改措施', en: 'Measures' }),
            statement: paragraph(
              { zh: '情况说明', en: 'Statement' },
              { zh: '对数据有不同意见的,在此说明', en: 'If the figures are disputed, say why' },
            ).optional(),
            evidence: files(
              { zh: '佐证材料', en: 'Evidence' },
              { zh: '图片、PDF、Office,每个不超过20 MB', en: 'Images, PDF, Office; 20 MB each' },
            ).optional(),
          }),
          writes: ['measures'],
        },
      },
    },
  },
  outcomes: {
    acknowledged: { title: { zh: '已签收整改', en: 'Acknowledged' }, closes: true },
    dismissed: { title: { zh: '不予提醒', en: 'Dismissed' }, closes: false },
  },
} as const satisfies Procedure
