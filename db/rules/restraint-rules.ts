import { rulesOf } from './seed-rule.ts'

/** Domain §§5.15–5.17: learning, less formalism, receptions. */
export const restraintRules = [
  ...rulesOf('体系化学习机制', [
    ['onboarding.within', 1, 'months', '新入职人员1个月内完成培训考核,不合格不得上岗'],
    ['learning.hours', 40, 'hours', '干部年度线上学习不少于40学时'],
  ]),
  ...rulesOf('“总量管控+效率评估”机制', [
    ['documents.cut', 0.2, 'ratio', '全局发文数量同比减少20%'],
    ['meeting.hours.max', 2, 'hours', '会议超过2小时的须报局办公室审批'],
    ['reports.kinds.max', 10, 'count', '报表种类压缩至10种以内'],
  ]),
  ...rulesOf('局公务接待管理办法', [['meal.overtime.max', 30, 'yuan', '加班餐标准不超过30元/人']]),
]
