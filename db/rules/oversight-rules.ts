import { rulesOf } from './seed-rule.ts'

/** Domain §§5.4–5.12: audit, bulletin, interview, watch list, campaigns, surveys, warnings. */
export const oversightRules = [
  ...rulesOf('局“问题台账+销号管理”工作机制', [
    ['ledger.rate.min', 0.95, 'ratio', '整改率低于95%的科室,由分管领导约谈科室负责人'],
    ['bulletin.rate.min', 0.95, 'ratio', '季度整改率低于95%的,为整改不力'],
    ['bulletin.poor.consecutive', 2, 'count', '连续2次整改不力的,取消科室年度评优资格'],
    ['bulletin.hear.days', 5, 'workdays', '拟处理科室5个工作日内陈述申辩'],
    ['bulletin.appeal.days', 30, 'days', '对处理决定30日内可以申诉'],
    ['bulletin.sign.days', 3, 'workdays', '通报3个工作日内签发'],
    ['eligibility.confirm.days', 5, 'workdays', '局党委成员5个工作日内确认或者不予确认'],
    ['eligibility.decide-appeal.days', 15, 'days', '局主要领导15日内作出申诉决定'],
    ['interview.schedule.days', 5, 'workdays', '5个工作日内约谈'],
    ['watch.days', 90, 'days', '列入作风观察名单,90日内限期整改'],
    ['watch.plan.days', 5, 'workdays', '列入后5个工作日内提交整改方案'],
    ['watch.check.days', 5, 'workdays', '局纪检组每月检查,5个工作日内完成'],
    ['watch.review.days', 5, 'workdays', '期满后局纪检组5个工作日内评估'],
  ]),
  ...rulesOf('“靶向攻坚+专项整治”行动方案', [
    ['campaign.months', 3, 'months', '专项整治为期3个月'],
    ['campaign.satisfaction.min', 0.9, 'ratio', '整治后群众满意度90%以上'],
  ]),
  ...rulesOf('“双满意度测评”办法', [
    ['survey.both.min', 0.85, 'ratio', '满意度均低于85%的,责令重新整改'],
    ['survey.responses.min', 5, 'count', '有效评价少于5份的,不作结论'],
  ]),
  ...rulesOf('作风风险预警机制', [
    ['warning.complaints.mom', 0.3, 'ratio', '科室投诉量环比上升30%的,予以预警'],
    ['warning.complaints.min', 3, 'count', '投诉量不足3件的,不作环比预警'],
    ['warning.review.days', 2, 'workdays', '局纪检组2个工作日内研判'],
  ]),
]
