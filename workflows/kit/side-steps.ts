import { z } from 'zod'
import type { Step } from './definition.ts'
import { day, paragraph } from './fields.ts'

/** 督办: somebody above tells whoever is late what to do. */
const supervise = {
  title: { zh: '督办', en: 'Supervise' },
  todo: { zh: '督办', en: 'Supervise' },
  stage: '',
  assign: { to: 'role', role: 'leader' },
  limit: 'task.supervise.days',
  ladder: 'reminders',
  extends: false,
  outcomes: {
    instructed: {
      title: { zh: '已督办', en: 'Instructed' },
      tone: 'go',
      form: z.object({
        instruction: paragraph(
          { zh: '督办意见', en: 'Instruction' },
          { zh: '责任人和科室负责人会收到', en: 'The person and the head will receive it' },
        ),
      }),
    },
  },
} as const satisfies Step

/** Steps that any task of any procedure may give rise to (domain §4). */
export const sideSteps = {
  supervise,
  'supervise-chief': {
    ...supervise,
    assign: { to: 'role', role: 'chief' },
  },
  'propose-interview': {
    title: { zh: '建议约谈', en: 'Propose interview' },
    todo: { zh: '是否建议约谈', en: 'Propose an interview?' },
    stage: '',
    assign: { to: 'role', role: 'conduct_office' },
    limit: 'task.propose-interview.days',
    ladder: 'reminders',
    extends: false,
    outcomes: {
      proposed: {
        title: { zh: '建议约谈', en: 'Propose' },
        tone: 'go',
        effect: 'interview.propose',
        form: z.object({ reason: paragraph({ zh: '理由', en: 'Reason' }) }),
      },
      'not-proposed': {
        title: { zh: '暂不约谈', en: 'Not now' },
        tone: 'refuse',
        form: z.object({ reason: paragraph({ zh: '理由', en: 'Reason' }) }),
      },
    },
  },
  extension: {
    title: { zh: '延期审批', en: 'Decide on extension' },
    todo: { zh: '审批延期', en: 'Decide on extension' },
    stage: '',
    assign: { to: 'level-up' },
    limit: 'task.extension.decide.days',
    ladder: 'reminders',
    extends: false,
    outcomes: {
      granted: {
        title: { zh: '同意延期', en: 'Grant' },
        tone: 'go',
        form: z.object({
          until: day({ zh: '延至', en: 'Until' }),
          opinion: paragraph({ zh: '意见', en: 'Opinion' }).optional(),
        }),
        facts: ['until'],
      },
      refused: {
        title: { zh: '不同意', en: 'Refuse' },
        tone: 'refuse',
        form: z.object({ reason: paragraph({ zh: '理由', en: 'Reason' }) }),
      },
    },
  },
} as const satisfies Readonly<Record<string, Step>>

export type SideStep = keyof typeof sideSteps
