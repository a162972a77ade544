import { z } from 'zod'
import type { Procedure } from '../kit/definition.ts'
import { files, paragraph } from '../kit/fields.ts'

const reason = () =>
  paragraph(
    { zh: '理由', en: 'Reason' },
    { zh: '科室和当事负责人会看到这段话', en: 'The section and its head will read this' },
  )
const opinion = z.object({ opinion: paragraph({ zh: '意见', en: 'Opinion' }).optional() })
const evidence = files(
  { zh: '佐证材料', en: 'Evidence' },
  { zh: '图片、PDF、Office,每个不超过20 MB', en: 'Images, PDF, Office; 20 MB each' },
).optional()

/** To be heard is a right: nobody is late with it, and who waives it loses nothing else by it. */
const waived = {
  title: { zh: '不作陈述', en: 'Waive' },
  tone: 'refuse',
  form: z.object({}),
} as const

/** 取消年度评优资格: proposed by rule, heard, confirmed by two, open to appeal (domain §5.5). */
export const eligibilityProcedure = {
  id: 'eligibility',
  title: { zh: '取消评优资格', en: 'Loss of excellence eligibility' },
  series: 'ZG',
  legal: {
    zh: '“问题台账+销号管理”工作机制:对连续2次整改不力的,取消科室年度评优资格',
    en: 'Two poor quarters in a row: the section loses its eligibility for excellence of the year',
  },
  known: {
    quarters: { zh: '整改率', en: 'Rates' },
    statement: { zh: '科室陈述', en: 'What the section states' },
    headStatement: { zh: '当事负责人陈述', en: 'What the head concerned states' },
    grounds: { zh: '申诉理由', en: 'Grounds of appeal' },
  },
  stages: [
    { id: 'proposed', title: { zh: '提出', en: 'Proposed' } },
    { id: 'heard', title: { zh: '陈述申辩', en: 'Heard' } },
    { id: 'confirmed', title: { zh: '局党委确认', en: 'Confirmed' } },
    { id: 'appealed', title: { zh: '申诉', en: 'Appeal' } },
  ],
  steps: {
    hear: {
      title: { zh: '科室陈述申辩', en: 'Hearing of the section' },
      todo: { zh: '可陈述申辩', en: 'State your case' },
      stage: 'heard',
      assign: { to: 'role', role: 'head' },
      limit: 'bulletin.hear.days',
      ladder: 'lapses',
      extends: false,
      outcomes: {
        stated: {
          title: { zh: '陈述申辩', en: 'State the case' },
          tone: 'go',
          form: z.object({
            statement: paragraph(
              { zh: '陈述申辩意见', en: 'Statement' },
              { zh: '局党委确认前会看到', en: 'The committee reads it before it decides' },
            ),
            evidence,
          }),
          writes: ['statement'],
        },
        waived,
      },
    },
    'hear-head': {
      title: { zh: '当事负责人陈述申辩', en: 'Hearing of the head concerned' },
      todo: { zh: '可陈述申辩', en: 'State your case' },
      stage: 'heard',
      assign: { to: 'responsible' },
      limit: 'bulletin.hear.days',
      ladder: 'lapses',
      extends: false,
      outcomes: {
        stated: {
          title: { zh: '陈述申辩', en: 'State the case' },
          tone: 'go',
          form: z.object({
            headStatement: paragraph({ zh: '陈述申辩意见', en: 'Statement' }),
            evidence,
          }),
          writes: ['headStatement'],
        },
        waived,
      },
    },
    confirm: {
      title: { zh: '局党委确认', en: 'Confirmation by the committee' },
      todo: { zh: '确认是否取消评优资格', en: 'Confirm or reject the loss of eligibility' },
      stage: 'confirmed',
      assign: { to: 'role', role: 'committee' },
      limit: 'eligibility.confirm.days',
      // Nobody stands above them who could supervise: their lateness is told to the discipline group.
      ladder: 'reminders',
      notBy: ['hear', 'hear-head', 'confirm'],
      notRoles: ['head', 'leader', 'chief'],
      final: true,
      extends: false,
      outcomes: {
        confirmed: { title: { zh: '同意取消', en: 'Confirm' }, tone: 'go', form: opinion },
        rejected: {
          title: { zh: '不予取消', en: 'Reject' },
          tone: 'refuse',
          form: z.object({ reason: reason() }),
        },
      },
    },
    appeal: {
      title: { zh: '申诉', en: 'Appeal' },
      todo: { zh: '可以申诉', en: 'You may appeal' },
      stage: 'appealed',
      assign: { to: 'responsible' },
      limit: 'bulletin.appeal.days',
      ladder: 'lapses',
      extends: false,
      outcomes: {
        accepted: {
          title: { zh: '接受处理', en: 'Accept' },
          tone: 'go',
          form: z.object({}),
        },
        appealed: {
          title: { zh: '提出申诉', en: 'Appeal' },
          tone: 'refuse',
          form: z.object({
            grounds: paragraph(
              { zh: '申诉理由', en: 'Grounds' },
              { zh: '由局主要领导决定', en: 'The head of the bureau decides' },
            ),
            evidence,
          }),
          writes: ['grounds'],
        },
      },
    },
    'decide-appeal': {
      title: { zh: '申诉决定', en: 'Decision on the appeal' },
      todo: { zh: '决定申诉', en: 'Decide the appeal' },
      stage: 'appealed',
      assign: { to: 'role', role: 'chief' },
      limit: 'eligibility.decide-appeal.days',
      // Nobody stands above them who could supervise: their lateness is told to the discipline group.
      ladder: 'reminders',
      notBy: ['confirm'],
      extends: false,
      outcomes: {
        upheld: {
          title: { zh: '维持', en: 'Uphold' },
          tone: 'go',
          form: z.object({ reason: reason() }),
        },
        overturned: {
          title: { zh: '撤销,恢复评优资格', en: 'Overturn and restore' },
          tone: 'refuse',
          form: z.object({ reason: reason() }),
        },
      },
    },
  },
  outcomes: {
    rejected: { title: { zh: '不予取消', en: 'Rejected' }, closes: true },
    accepted: { title: { zh: '已取消,未申诉', en: 'Cancelled, not appealed' }, closes: true },
    upheld: { title: { zh: '申诉后维持', en: 'Upheld on appeal' }, closes: true },
    overturned: { title: { zh: '申诉后撤销', en: 'Overturned on appeal' }, closes: true },
  },
} as const satisfies Procedure
