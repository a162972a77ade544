import type { Viewer } from '../db/viewer.ts'
import type { Role, Text } from '../workflows/kit/definition.ts'
import { notAllowed } from './errors.ts'
import { roleLabels } from './role-labels.ts'
import type { capabilities } from './schemas/session.ts'

export type Capability = (typeof capabilities)[number]

/** Which roles open what, beyond a person's own tasks. */
const opens: Readonly<Record<Exclude<Capability, 'ledger.export'>, readonly Role[]>> = {
  'issue.report': ['staff', 'head', 'conduct_office', 'discipline'],
  'issue.register': ['conduct_office'],
  'ledger.import': ['conduct_office', 'head', 'staff'],
  'project.complete': ['conduct_office'],
  'people.admin': ['admin'],
  'calendar.admin': ['admin'],
  'duties.see': ['conduct_office', 'discipline', 'admin'],
  'duties.run': ['conduct_office', 'admin'],
  'rule.propose': ['security_admin', 'committee'],
}

/** Whether the viewer may; a ledger is exported by whoever sees a section's. */
export function can(viewer: Viewer, capability: Capability): boolean {
  if (capability === 'ledger.export') return viewer.bureauWide || viewer.sections.length > 0
  return viewer.roles.some((held) => opens[capability].includes(held.role))
}

/** @throws Refusal 403 naming who can. */
export function demand(viewer: Viewer, capability: Exclude<Capability, 'ledger.export'>): void {
  if (can(viewer, capability)) return
  const role = roleLabels[opens[capability][0] ?? 'admin']
  throw notAllowed(refusals[capability], role)
}

const refusals: Readonly<Record<Exclude<Capability, 'ledger.export'>, Text>> = {
  'issue.report': { zh: '本账号不能上报问题', en: 'This account can not report issues' },
  'issue.register': { zh: '问题由局作风办登记', en: 'Issues are registered by the conduct office' },
  'ledger.import': { zh: '本账号不能导入台账', en: 'This account can not import ledgers' },
  'project.complete': {
    zh: '项目办结由局作风办录入',
    en: 'Completed projects are entered by the conduct office',
  },
  'people.admin': {
    zh: '人员由系统管理员维护',
    en: 'People are looked after by the system administrator',
  },
  'calendar.admin': {
    zh: '日历由系统管理员公布',
    en: 'The calendar is published by the system administrator',
  },
  'duties.see': {
    zh: '例行职责由局作风办和局纪检组查看',
    en: 'Duties are seen by the conduct office and the discipline group',
  },
  'duties.run': {
    zh: '例行职责由局作风办或系统管理员补办、暂停',
    en: 'Duties are run and paused by the conduct office or the system administrator',
  },
  'rule.propose': {
    zh: '规则调整由安全管理员或局党委成员提出',
    en: 'Changes are proposed by the security administrator or a member of the committee',
  },
}
