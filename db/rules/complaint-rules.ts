import { rulesOf } from './seed-rule.ts'

/** Domain §§5.2–5.3: complaints and enterprise revisits. What the Regulations fix can be made stricter, never laxer. */
export const complaintRules = [
  ...rulesOf('信访工作条例', [
    [
      'complaint.accept.days',
      15,
      'days',
      '第二十三条:15日内书面告知是否受理',
      ['告知是否受理', 'Time to say whether it is accepted'],
      [1, 15],
    ],
    [
      'complaint.handle.days',
      60,
      'days',
      '第三十四条:受理之日起60日内办结',
      ['办结时限', 'Time to handle a complaint'],
      [1, 60],
    ],
    [
      'complaint.extension.days.max',
      30,
      'days',
      '第三十四条:情况复杂的经批准可延长不超过30日',
      ['延长期限上限', 'Longest extension of a complaint'],
      [1, 30],
    ],
  ]),
  ...rulesOf('局投诉举报办理办法', [
    [
      'complaint.triage.days',
      2,
      'workdays',
      '2个工作日内分办',
      ['分办时限', 'Time to triage'],
      [1, 10],
    ],
    [
      'complaint.call-back.days',
      1,
      'workdays',
      '不满意的1个工作日内回访',
      ['不满意回访时限', 'Time to call back the dissatisfied'],
      [1, 5],
    ],
  ]),
  ...rulesOf('企业回访制', [
    [
      'revisit.within',
      1,
      'months',
      '重大项目办结后1个月内走访企业',
      ['走访企业时限', 'Time to visit the enterprise'],
      [1, 6],
    ],
    [
      'revisit.assess.days',
      2,
      'workdays',
      '走访发现的问题2个工作日内研判',
      ['研判走访发现的时限', 'Time to assess what a visit found'],
      [1, 10],
    ],
    [
      'revisit.close.days',
      2,
      'workdays',
      '联系不上的,由分管领导2个工作日内核准结束',
      ['核准联系不上的时限', 'Time to approve “not reachable”'],
      [1, 10],
    ],
  ]),
  ...rulesOf('违纪线索移送办法', [
    [
      'clue.days',
      30,
      'days',
      '局纪检组30日内核查线索',
      ['核查线索时限', 'Time to examine a clue'],
      [5, 90],
    ],
  ]),
]
