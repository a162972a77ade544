import type { Text } from '../workflows/kit/definition.ts'

/** What a rung of the ladder did when it fired (domain §4). */
export const rungLabels: Readonly<Record<string, Text>> = {
  'remind-3': { zh: '将到期,已提醒', en: 'due soon: reminded' },
  'remind-1': { zh: '即将到期,已提醒', en: 'nearly due: reminded' },
  'remind-0': { zh: '今天到期,已提醒', en: 'due today: reminded' },
  overdue: { zh: '逾期,已告知办理人和科室负责人', en: 'overdue: holder and section head told' },
  supervise: {
    zh: '逾期仍未办理,转分管领导督办',
    en: 'still overdue: the leader in charge supervises',
  },
  'supervise-chief': {
    zh: '督办后仍未办理,转局主要领导督办',
    en: 'overdue in spite of supervision: the head of the bureau supervises',
  },
  lapse: { zh: '期满未行使', en: 'its time is over' },
  'propose-interview': {
    zh: '督办后仍未办理,转局作风办研究约谈',
    en: 'overdue in spite of supervision: an interview is considered',
  },
}

/** What the source said when asked (群众认可). */
export const recognitionLabel = (value: string): Text =>
  recognitions[value] ?? { zh: '已征询来源方', en: 'asked the source' }

const recognitions: Readonly<Record<string, Text>> = {
  recognised: { zh: '群众认可', en: 'recognised by the people' },
  'not-fixed': { zh: '群众不认可', en: 'not fixed, says the source' },
  unreachable: { zh: '三次联系未果', en: 'source not reachable after three attempts' },
}

/** How a linked case came about. */
export const relationLabel = (relation: string | null): Text =>
  relations[relation ?? ''] ?? { zh: '关联案件', en: 'Linked case' }

const relations: Readonly<Record<string, Text>> = {
  rebound: { zh: '反弹,另立新案', en: 'Opened again after a rebound' },
  complaint: { zh: '来自群众反映', en: 'From what the people said' },
  merged: { zh: '重复反映,合并办理', en: 'A repetition: handled together' },
}
