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
  'complaint.take': ['conduct_office', 'staff', 'head', 'discipline', 'general_office'],
  'complaint.recognise': ['conduct_office'],
  'order.import': ['conduct_office'],
  'experience.record': ['supervisor'],
  'experience.read': ['supervisor', 'conduct_office', 'discipline', 'chief', 'committee'],
  'reception.run': ['general_office', 'conduct_office'],
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
  'complaint.take': {
    zh: '本账号不能代收投诉',
    en: 'This account can not take complaints down',
  },
  'complaint.recognise': {
    zh: '来电识别由局作风办的热线人员使用',
    en: 'Callers are recognised by the conduct office’s hotline',
  },
  'order.import': {
    zh: '12345工单由局作风办导入',
    en: 'Orders of 12345 are brought in by the conduct office',
  },
  'experience.record': {
    zh: '体验记录由作风监督员填写',
    en: 'Experiences are recorded by supervisors',
  },
  'experience.read': {
    zh: '体验记录由监督员本人和督查部门查看',
    en: 'Experiences are read by their supervisors and by those who oversee the bureau',
  },
  'reception.run': {
    zh: '局长接待日由局办公室组织',
    en: 'Reception days are run by the general office',
  },
}
