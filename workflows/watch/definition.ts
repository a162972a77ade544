import { z } from 'zod'
import type { Procedure } from '../kit/definition.ts'
import { files, paragraph } from '../kit/fields.ts'

const evidence = files({ zh: '佐证材料', en: 'Evidence' }).optional()
const finding = () =>
  z.object({ finding: paragraph({ zh: '检查情况', en: 'What was found' }), evidence })
const reason = () =>
  paragraph(
    { zh: '理由', en: 'Reason' },
    { zh: '本人会看到这段话', en: 'The person on the list will read this' },
  )

/** 作风观察名单: a time limit, a plan, a check a month, and a review at its end (domain §5.7). */
export const watchProcedure = {
  id: 'watch',
  title: { zh: '作风观察名单', en: 'Watch list' },
  series: 'GC',
  legal: {
    zh: '“问题台账+销号管理”工作机制:将科室负责人纳入“作风观察名单”,限期整改',
    en: 'The head of a section with two poor quarters is put on the watch list for a limited time',
  },
  known: {
    reason: { zh: '列入理由', en: 'Why' },
    until: { zh: '观察期至', en: 'On the list until' },
    plan: { zh: '整改方案', en: 'Rectification plan' },
  },
  stages: [
    { id: 'listed', title: { zh: '列入', en: 'Listed' } },
    { id: 'checked', title: { zh: '按月检查', en: 'Checked' } },
    { id: 'reviewed', title: { zh: '期满评估', en: 'Reviewed' } },
  ],
  steps: {
    plan: {
      title: { zh: '整改方案', en: 'Rectification plan' },
      todo: { zh: '提交整改方案', en: 'File the rectification plan' },
      stage: 'listed',
      assign: { to: 'responsible' },
      limit: 'watch.plan.days',
      ladder: 'full',
      extends: true,
      outcomes: {
        filed: {
          title: { zh: '提交方案', en: 'File the plan' },
          tone: 'go',
          form: z.object({
            plan: paragraph({
              zh: '改什么、怎么改、何时改到位',
              en: 'What changes, how, and by when',
            }),
            evidence,
          }),
          writes: ['plan'],
        },
      },
    },
    check: {
      title: { zh: '月度检查', en: 'Monthly check' },
      todo: { zh: '检查整改情况', en: 'Check the rectification' },
      stage: 'checked',
      assign: { to: 'role', role: 'discipline' },
      limit: 'watch.check.days',
      ladder: 'full',
      notBy: ['plan'],
      extends: false,
      outcomes: {
        'on-track': {
          title: { zh: '按方案推进', en: 'On track' },
          tone: 'go',
          form: finding(),
        },
        'off-track': {
          title: { zh: '推进不力', en: 'Off track' },
          tone: 'refuse',
          form: finding(),
        },
      },
    },
    review: {
      title: { zh: '期满评估', en: 'Review' },
      todo: { zh: '观察期满,评估', en: 'Review at the end of the time limit' },
      stage: 'reviewed',
      assign: { to: 'role', role: 'discipline' },
      limit: 'watch.review.days',
      ladder: 'full',
      notBy: ['plan'],
      extends: false,
      outcomes: {
        released: {
          title: { zh: '移出名单', en: 'Release' },
          tone: 'go',
          form: z.object({ finding: paragraph({ zh: '评估意见', en: 'Findings' }) }),
        },
        extended: {
          title: { zh: '延长观察', en: 'Extend' },
          tone: 'refuse',
          form: z.object({ reason: reason() }),
        },
        referred: {
          title: { zh: '移送处理', en: 'Refer' },
          tone: 'refuse',
          form: z.object({ reason: reason() }),
        },
      },
    },
  },
  outcomes: {
    released: { title: { zh: '已移出名单', en: 'Released' }, closes: true },
    referred: { title: { zh: '已移送处理', en: 'Referred' }, closes: true },
  },
} as const satisfies Procedure
