import { rulesOf } from './seed-rule.ts'

/** Domain §4: what holds for every task of every procedure. */
export const taskRules = rulesOf('局督办工作规则', [
  ['task.supervise.days', 3, 'workdays', '分管领导3个工作日内督办'],
  ['task.propose-interview.days', 3, 'workdays', '局作风办3个工作日内研究是否建议约谈'],
  ['task.extension.decide.days', 2, 'workdays', '上一级2个工作日内审批延期'],
  ['task.extension.max', 1, 'count', '同一事项延期不超过1次'],
  ['task.extension.days.max', 30, 'days', '延期不超过30日'],
])
