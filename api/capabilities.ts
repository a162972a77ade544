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
  'watch-list.read': ['head', 'leader', 'chief', 'committee', 'conduct_office', 'discipline'],
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
  'watch-list.read': {
    zh: '观察名单由本人、分管领导和监督部门查看',
    en: 'The watch list is for those on it, their leader and those who oversee the bureau',
  },
  'calendar.admin': {
    zh: '日历由系统管理员公布',
    en: 'The calendar is published by the system administrator',
  },
}
