import type { NotificationRow } from '../db/notifications.ts'
import type { Text } from '../workflows/kit/definition.ts'
import { findStep } from '../workflows/procedures.ts'

/** What happened, by kind; kinds that come later still read as news. */
const happened: Readonly<Record<string, Text>> = {
  'task.opened': { zh: '新任务', en: 'New task' },
  'task.handed-over': { zh: '移交给您', en: 'Handed over to you' },
  'task.transferred': { zh: '转办给您', en: 'Transferred to you' },
  'task.delegated': { zh: '委派给您', en: 'Delegated to you' },
  'task.given-back': { zh: '委派已交回', en: 'Given back to you' },
  'task.co-handler-added': { zh: '请您会办', en: 'Handle it together' },
  'task.co-handler-removed': { zh: '不再需要您会办', en: 'No longer yours to co-handle' },
  'task.copied': { zh: '抄送给您', en: 'Copied to you' },
  'task.urged': { zh: '有人催办', en: 'You are urged' },
  'task.remind': { zh: '即将到期', en: 'Due soon' },
  'task.overdue': { zh: '已逾期', en: 'Overdue' },
  'task.escalated': { zh: '逾期已报上级', en: 'Overdue and escalated' },
  'task.supervise-answered': { zh: '收到督办意见', en: 'Instruction received' },
  'task.extension-answered': { zh: '延期已审批', en: 'Extension decided' },
  'task.propose-interview-answered': { zh: '约谈建议已研究', en: 'Interview considered' },
  'task.supervise-chief-answered': { zh: '收到督办意见', en: 'Instruction received' },
  'task.supervise': { zh: '请督办', en: 'To be supervised' },
  'task.propose-interview': { zh: '是否建议约谈', en: 'Propose an interview?' },
  'task.returned': { zh: '已退回', en: 'Returned' },
  'task.withdrawn': { zh: '已撤回', en: 'Withdrawn' },
  'task.extended': { zh: '延期获准', en: 'Extension granted' },
  'task.extension-asked': { zh: '申请延期', en: 'Extension asked for' },
  'task.suspended': { zh: '已挂起', en: 'Suspended' },
  'task.resumed': { zh: '恢复办理', en: 'Resumed' },
  'task.recomputed': { zh: '期限随日历重算', en: 'Deadline recomputed with the calendar' },
  'case.mentioned': { zh: '有人在评论中提到您', en: 'You were mentioned' },
  'task.act-refused': {
    zh: '提交未能生效,内容已存为草稿',
    en: 'Your answer could not be taken; it is kept as a draft',
  },
  'task.lapsed': { zh: '期满未行使', en: 'Its time is over' },
  'consequence.imposed': {
    zh: '按规则对您产生后果,可查看缘由',
    en: 'A consequence by rule; see why',
  },
  'complaint.added-to': { zh: '反映人补充了情况', en: 'The complainant added to it' },
  'complaint.answered': { zh: '反映人回答了提问', en: 'The complainant answered' },
  'complaint.own-words-refused': {
    zh: '有人写出反映人身份被拦截,请了解',
    en: 'Words that name a complainant were stopped',
  },
  'identity.asked': {
    zh: '申请打开反映人身份,请审批',
    en: 'An identity is asked for: please decide',
  },
  'identity.approved': { zh: '打开反映人身份已获同意', en: 'The identity may be opened' },
  'identity.refused': { zh: '打开反映人身份未获同意', en: 'The identity may not be opened' },
  'identity.revealed': { zh: '反映人身份已被查看', en: 'An identity was read' },
  'identity.recognised': { zh: '来电人身份已被识别', en: 'A caller was recognised' },
  'case.ended': { zh: '已办结', en: 'Ended' },
  'case.closed': { zh: '已销号', en: 'Closed' },
}
const news: Text = { zh: '有新进展', en: 'News' }

/** One line: what happened, to which step of which case. Never the case's content. */
export function notificationText(row: NotificationRow): Text {
  const what = happened[row.kind] ?? news
  const step = row.procedure && row.step ? findStep(row.procedure, row.step)?.title : undefined
  const line = (language: 'zh' | 'en') =>
    [row.caseNumber, step?.[language]].filter(Boolean).join(' ')
  const [zh, en] = [line('zh'), line('en')]
  return { zh: zh ? `${what.zh}:${zh}` : what.zh, en: en ? `${what.en}: ${en}` : what.en }
}
