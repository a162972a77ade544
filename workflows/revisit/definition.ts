import { z } from 'zod'
import { opinion, reason, registration, returned } from '../issue/forms.ts'
import type { Procedure } from '../kit/definition.ts'
import { paragraph } from '../kit/fields.ts'
import { visit, visitAttempts } from './forms.ts'

/** 企业回访: within a month of a project's completion (domain §5.3). */
export const revisitProcedure = {
  id: 'revisit',
  title: { zh: '企业回访', en: 'Enterprise revisit' },
  series: 'HF',
  legal: { zh: '企业回访制', en: 'Revisiting enterprises' },
  known: {
    project: { zh: '项目', en: 'Project' },
    enterprise: { zh: '企业', en: 'Enterprise' },
    contact: { zh: '联系人', en: 'Contact' },
    phone: { zh: '联系电话', en: 'Phone' },
    address: { zh: '地址', en: 'Address' },
    completedOn: { zh: '办结日期', en: 'Completed on' },
    handledBy: { zh: '办理科室', en: 'Handled by' },
    answered: { zh: '企业自评', en: 'Answered by the enterprise' },
  },
  stages: [
    { id: 'completed', title: { zh: '项目办结', en: 'Completed' } },
    { id: 'visited', title: { zh: '回访', en: 'Visited' } },
    { id: 'settled', title: { zh: '处置', en: 'Settled' } },
  ],
  steps: {
    visit: {
      title: { zh: '走访企业', en: 'Visit' },
      todo: { zh: '走访企业', en: 'Visit' },
      stage: 'visited',
      assign: { to: 'role', role: 'conduct_office' },
      limit: 'revisit.within',
      ladder: 'chief',
      extends: true,
      outcomes: {
        visited: {
          title: { zh: '已走访', en: 'Visited' },
          tone: 'go',
          form: visit,
          facts: ['extortion', 'delay', 'other'],
        },
        unreachable: {
          title: { zh: '三次联系未果', en: 'Not reachable after three attempts' },
          tone: 'refuse',
          form: visitAttempts,
        },
      },
    },
    'close-unreachable': {
      title: { zh: '领导核准结束', en: 'Leader closes as not reachable' },
      todo: { zh: '核准:企业联系不上', en: 'Close as not reachable' },
      stage: 'settled',
      assign: { to: 'role', role: 'leader' },
      limit: 'revisit.close.days',
      ladder: 'chief',
      notBy: ['visit'],
      returnsTo: ['visit'],
      extends: false,
      outcomes: {
        closed: {
          title: { zh: '同意结束', en: 'Close' },
          tone: 'go',
          form: opinion,
        },
        returned,
      },
    },
    assess: {
      title: { zh: '研判问题', en: 'Assess what was found' },
      todo: { zh: '研判回访发现的问题', en: 'Assess what was found' },
      stage: 'settled',
      assign: { to: 'role', role: 'conduct_office' },
      limit: 'revisit.assess.days',
      ladder: 'chief',
      extends: true,
      outcomes: {
        issue: {
          title: { zh: '立为问题整改', en: 'Register as an issue' },
          tone: 'go',
          form: registration,
          facts: ['deadline', 'milestoneYears', 'severity'],
        },
        clue: {
          title: { zh: '移交纪检组', en: 'Hand to discipline as a clue' },
          tone: 'go',
          form: z.object({ reason: reason() }),
        },
        nothing: {
          title: { zh: '不构成问题', en: 'No problem' },
          tone: 'refuse',
          form: z.object({ reason: reason() }),
        },
      },
    },
    clue: {
      title: { zh: '线索核查', en: 'Look into the clue' },
      todo: { zh: '核查线索', en: 'Look into the clue' },
      stage: 'settled',
      assign: { to: 'role', role: 'discipline' },
      limit: 'clue.days',
      ladder: 'chief',
      extends: true,
      outcomes: {
        verified: {
          title: { zh: '属实,依规处理', en: 'Verified' },
          tone: 'go',
          form: z.object({ finding: paragraph({ zh: '核查情况', en: 'What was found' }) }),
        },
        unfounded: {
          title: { zh: '不属实,了结', en: 'Unfounded' },
          tone: 'refuse',
          form: z.object({ reason: reason() }),
        },
      },
    },
  },
  outcomes: {
    satisfied: { title: { zh: '已回访,无问题', en: 'Visited, no problem' }, closes: true },
    'issue-opened': {
      title: { zh: '已回访,问题已立案', en: 'Visited, issue opened' },
      closes: true,
    },
    clue: { title: { zh: '线索已核查', en: 'Clue looked into' }, closes: true },
    unreachable: { title: { zh: '企业联系不上', en: 'Not reachable' }, closes: true },
  },
} as const satisfies Procedure
