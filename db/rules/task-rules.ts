import { rulesOf } from './seed-rule.ts'

/** Domain §4: what holds for every task of every procedure. */
export const taskRules = rulesOf('局督办工作规则', [
  ['task.remind.early.days', 3, 'workdays', '到期前3个工作日提醒'],
  ['task.remind.late.days', 1, 'workdays', '到期前1个工作日和当日提醒'],
  ['task.overdue.after.days', 1, 'days', '逾期即告知本人和上一级'],
  ['task.supervise.after.days', 3, 'workdays', '逾期3个工作日由分管领导督办'],
  ['task.propose-interview.after.days', 5, 'workdays', '督办后再过5个工作日研究是否约谈'],
  ['task.supervise.days', 3, 'workdays', '分管领导3个工作日内督办'],
  ['task.propose-interview.days', 3, 'workdays', '局作风办3个工作日内研究是否建议约谈'],
  ['task.extension.decide.days', 2, 'workdays', '上一级2个工作日内审批延期'],
  ['task.extension.max', 1, 'count', '同一事项延期不超过1次'],
  ['task.extension.days.max', 30, 'days', '延期不超过30日'],
])
