import { rulesOf } from './seed-rule.ts'

/** Domain §§5.4–5.12: audit, bulletin, interview, watch list, campaigns, surveys, warnings. */
export const oversightRules = [
  ...rulesOf('局“问题台账+销号管理”工作机制', [
    ['ledger.rate.min', 0.95, 'ratio', '整改率低于95%的科室,由分管领导约谈科室负责人'],
    ['bulletin.rate.min', 0.95, 'ratio', '季度整改率低于95%的,为整改不力'],
    ['bulletin.poor.consecutive', 2, 'count', '连续2次整改不力的,取消科室年度评优资格'],
    ['bulletin.hear.days', 5, 'workdays', '拟处理科室5个工作日内陈述申辩'],
    ['bulletin.appeal.days', 30, 'days', '对处理决定30日内可以申诉'],
    ['interview.schedule.days', 5, 'workdays', '5个工作日内约谈'],
    ['watch.days', 90, 'days', '列入作风观察名单,90日内限期整改'],
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
    ['warning.overdue.share', 0.2, 'ratio', '逾期问题占在办问题20%以上的,予以预警'],
    ['warning.overdue.min', 3, 'count', '逾期不足3件的,不作占比预警'],
    ['warning.returns.count', 3, 'count', '30日内3件以上问题被退回重改的,予以预警'],
    ['warning.returns.days', 30, 'days', '退回情况按最近30日统计'],
    ['warning.rebounds.count', 2, 'count', '180日内2件以上问题反弹的,予以预警'],
    ['warning.rebounds.days', 180, 'days', '反弹情况按最近180日统计'],
    ['warning.review.days', 2, 'workdays', '局纪检组2个工作日内研判'],
    ['warning.acknowledge.days', 5, 'workdays', '科室负责人5个工作日内签收提醒函并提出措施'],
  ]),
]
