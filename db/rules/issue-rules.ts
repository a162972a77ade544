import { rulesOf } from './seed-rule.ts'

/** Domain §5.1: the five steps of an issue. */
export const issueRules = rulesOf('局“问题台账+销号管理”工作机制', [
  ['issue.register.days', 2, 'workdays', '发现问题后2个工作日内登记,定责定时限'],
  ['issue.rectify.days', 30, 'days', '登记未另定时限的,30日内整改到位'],
  ['issue.immediate.days', 15, 'days', '立行立改的问题15日内完成'],
  ['issue.confirm.days', 2, 'workdays', '科室负责人2个工作日内确认整改'],
  ['issue.verify.days', 3, 'workdays', '局作风办3个工作日内核验销号'],
  ['issue.verify-leader.days', 2, 'workdays', '严重问题由分管领导2个工作日内核准销号'],
  ['issue.ask-source.days', 5, 'workdays', '销号后5个工作日内征询来源方是否认可'],
  ['issue.lookback.days', 90, 'days', '销号满90日开展回头看'],
  ['issue.look-back.days', 5, 'workdays', '回头看5个工作日内现场核查完毕'],
  ['issue.strict.days', 5, 'workdays', '反弹问题5个工作日内从严处理'],
  ['issue.milestone.ahead.days', 30, 'days', '长期坚持的措施按年设节点,提前30日提示'],
])
