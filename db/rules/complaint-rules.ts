import { rulesOf } from './seed-rule.ts'

/** Domain §§5.2–5.3: complaints and enterprise revisits. */
export const complaintRules = [
  ...rulesOf('信访工作条例', [
    ['complaint.accept.days', 15, 'days', '第二十三条:15日内书面告知是否受理'],
    ['complaint.handle.days', 60, 'days', '第三十四条:受理之日起60日内办结'],
    ['complaint.extension.days.max', 30, 'days', '第三十四条:情况复杂的经批准可延长不超过30日'],
  ]),
  ...rulesOf('局投诉举报办理办法', [
    ['complaint.triage.days', 2, 'workdays', '2个工作日内分办'],
    ['complaint.call-back.days', 1, 'workdays', '不满意的1个工作日内回访'],
    ['complaint.reply.days', 3, 'workdays', '办结后3个工作日内答复反映人'],
    ['complaint.rating.days', 30, 'days', '答复后30日内可以评价或申请复核'],
    ['complaint.review.days', 30, 'days', '复核30日内办结'],
    ['complaint.clue.days', 30, 'days', '线索30日内提出处置意见'],
    ['complaint.identity.open.hours', 24, 'hours', '获准打开的身份24小时内可查看'],
    ['complaint.identity.keep.months', 24, 'months', '办结24个月后清除反映人身份'],
  ]),
  ...rulesOf('违纪线索移送办法', [['clue.days', 30, 'days', '局纪检组30日内核查线索']]),
  ...rulesOf('企业回访制', [
    ['revisit.within', 1, 'months', '重大项目办结后1个月内走访企业'],
    ['revisit.assess.days', 2, 'workdays', '走访发现的问题2个工作日内研判'],
    ['revisit.close.days', 2, 'workdays', '联系不上的,由分管领导2个工作日内核准结束'],
  ]),
]
