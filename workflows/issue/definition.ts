import { z } from 'zod'
import type { Procedure } from '../kit/definition.ts'
import { paragraph } from '../kit/fields.ts'
import {
  attempts,
  evidence,
  finding,
  opinion,
  reason,
  registration,
  returned,
  saidBySource,
  strictDecision,
} from './forms.ts'

/** 问题, the section's dynamic ledger: 发现—登记—整改—销号—回头看 (domain §5.1). */
export const issueProcedure = {
  id: 'issue',
  title: { zh: '问题整改', en: 'Issue' },
  series: 'WT',
  legal: { zh: '“问题台账+销号管理”工作机制', en: 'Ledger of problems and closing by number' },
  stages: [
    { id: 'found', title: { zh: '发现', en: 'Found' } },
    { id: 'registered', title: { zh: '登记', en: 'Registered' } },
    { id: 'rectified', title: { zh: '整改', en: 'Rectified' } },
    { id: 'closed', title: { zh: '销号', en: 'Closed' } },
    { id: 'looked-back', title: { zh: '回头看', en: 'Looked back on' } },
  ],
  steps: {
    register: {
      title: { zh: '登记', en: 'Register' },
      todo: { zh: '登记问题', en: 'Register' },
      stage: 'registered',
      assign: { to: 'role', role: 'conduct_office' },
      limit: 'issue.register.days',
      ladder: 'full',
      extends: true,
      outcomes: {
        registered: {
          title: { zh: '登记,定责定时限', en: 'Register' },
          tone: 'go',
          form: registration,
          facts: [
            'section',
            'responsible',
            'coResponsible',
            'deadline',
            'milestoneYears',
            'severity',
            'named',
          ],
          writes: [
            'section',
            'responsible',
            'coResponsible',
            'title',
            'measures',
            'severity',
            'category',
            'area',
            'named',
          ],
          numbers: true,
        },
        'not-an-issue': {
          title: { zh: '不属于问题,办结', en: 'Not an issue' },
          tone: 'refuse',
          form: z.object({ reason: reason() }),
        },
      },
    },
    rectify: {
      title: { zh: '整改', en: 'Rectify' },
      todo: { zh: '整改', en: 'Rectify' },
      stage: 'rectified',
      assign: { to: 'responsible' },
      limit: 'case',
      ladder: 'full',
      extends: true,
      outcomes: {
        filed: {
          title: { zh: '提交整改', en: 'File rectification' },
          tone: 'go',
          form: z.object({
            measures: paragraph({
              zh: '做了什么,结果怎样',
              en: 'What was done, and with what result',
            }),
            evidence: evidence(),
          }),
        },
      },
    },
    confirm: {
      title: { zh: '科室负责人确认', en: 'Head confirms' },
      todo: { zh: '确认整改', en: 'Confirm rectification' },
      stage: 'rectified',
      assign: { to: 'role', role: 'head' },
      limit: 'issue.confirm.days',
      ladder: 'full',
      notBy: ['rectify'],
      returnsTo: ['rectify'],
      extends: false,
      outcomes: {
        confirmed: {
          title: { zh: '确认属实', en: 'Confirm' },
          tone: 'go',
          form: opinion,
        },
        returned,
      },
    },
    verify: {
      title: { zh: '核验销号', en: 'Verify and close' },
      todo: { zh: '核验销号', en: 'Verify' },
      stage: 'closed',
      assign: { to: 'role', role: 'conduct_office' },
      limit: 'issue.verify.days',
      ladder: 'full',
      notBy: ['rectify', 'confirm'],
      returnsTo: ['rectify', 'confirm'],
      extends: true,
      outcomes: {
        closed: {
          title: { zh: '核验通过', en: 'Verified' },
          tone: 'go',
          form: z.object({
            finding: paragraph({ zh: '核验情况', en: 'What was verified' }).optional(),
          }),
        },
        returned,
      },
    },
    'verify-leader': {
      title: { zh: '分管领导核准', en: 'Leader approves closing' },
      todo: { zh: '核准销号', en: 'Approve closing' },
      stage: 'closed',
      assign: { to: 'role', role: 'leader' },
      limit: 'issue.verify-leader.days',
      ladder: 'full',
      notBy: ['rectify', 'confirm', 'verify'],
      returnsTo: ['rectify', 'verify'],
      extends: true,
      outcomes: {
        closed: {
          title: { zh: '同意销号', en: 'Approve' },
          tone: 'go',
          form: opinion,
        },
        returned,
      },
    },
    'ask-source': {
      title: { zh: '征询来源方', en: 'Ask the source' },
      todo: { zh: '征询群众是否认可', en: 'Ask whether it is fixed' },
      stage: 'closed',
      assign: { to: 'role', role: 'conduct_office' },
      limit: 'issue.ask-source.days',
      ladder: 'full',
      notBy: ['rectify', 'confirm'],
      extends: true,
      outcomes: {
        recognised: {
          title: { zh: '群众认可', en: 'Recognised' },
          tone: 'go',
          form: saidBySource,
        },
        'not-fixed': {
          title: { zh: '群众不认可', en: 'Not fixed' },
          tone: 'refuse',
          form: saidBySource,
        },
        unreachable: {
          title: { zh: '三次联系未果', en: 'Not reachable after three attempts' },
          tone: 'refuse',
          form: attempts,
        },
      },
    },
    'look-back': {
      title: { zh: '回头看', en: 'Look back' },
      todo: { zh: '现场回头看', en: 'Look back on site' },
      stage: 'looked-back',
      assign: { to: 'role', role: 'conduct_office' },
      limit: 'issue.look-back.days',
      ladder: 'full',
      notBy: ['rectify', 'confirm'],
      extends: true,
      outcomes: {
        holds: {
          title: { zh: '整改巩固,归档', en: 'Holds: archive' },
          tone: 'go',
          form: finding('现场情况', 'What was found on site'),
        },
        rebound: {
          title: { zh: '反弹回潮', en: 'Rebound' },
          tone: 'refuse',
          form: finding('反弹情况', 'How it has come back'),
        },
      },
    },
    strict: {
      title: { zh: '从严处理', en: 'Strict handling' },
      todo: { zh: '反弹问题从严处理', en: 'Decide on strict handling' },
      stage: 'registered',
      assign: { to: 'role', role: 'discipline' },
      limit: 'issue.strict.days',
      ladder: 'full',
      extends: true,
      outcomes: {
        pursue: {
          title: { zh: '从严查处', en: 'Handle strictly' },
          tone: 'go',
          form: strictDecision,
          facts: ['namedNotice'],
        },
        'no-fault': {
          title: { zh: '不予追究', en: 'No fault found' },
          tone: 'refuse',
          form: z.object({ reason: reason() }),
        },
      },
    },
  },
  outcomes: {
    'not-an-issue': { title: { zh: '不属于问题', en: 'Not an issue' }, closes: false },
    archived: { title: { zh: '整改巩固,已归档', en: 'Archived' }, closes: true },
    rebounded: { title: { zh: '反弹,另立新案', en: 'Rebounded: new issue opened' }, closes: true },
  },
} as const satisfies Procedure
