import type { Text } from '../workflows/kit/definition.ts'

/** What a rung of the ladder did when it fired (domain §4). */
export const rungLabels: Readonly<Record<string, Text>> = {
  'remind-3': { zh: '到期前3个工作日提醒', en: 'reminded 3 working days before' },
  'remind-1': { zh: '到期前1个工作日提醒', en: 'reminded 1 working day before' },
  'remind-0': { zh: '到期当天提醒', en: 'reminded on the day' },
  overdue: { zh: '逾期,已告知办理人和科室负责人', en: 'overdue: holder and section head told' },
  supervise: { zh: '逾期3个工作日,转分管领导督办', en: '3 working days over: supervision' },
  'propose-interview': {
    zh: '逾期8个工作日,转局作风办研究约谈',
    en: '8 working days over: an interview is considered',
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
  relation === 'rebound'
    ? { zh: '反弹,另立新案', en: 'Opened again after a rebound' }
    : { zh: '关联案件', en: 'Linked case' }
