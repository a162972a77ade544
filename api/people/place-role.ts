import type { NewGrant } from '../../db/role-grants.ts'
import type { Role } from '../../workflows/kit/definition.ts'
import { conflict, invalid, type Refusal } from '../errors.ts'
import { roleLabels } from '../role-labels.ts'

/** Held for one section; every other role is held for the whole bureau. */
const ofSection: readonly Role[] = ['staff', 'head']
/** 三员分立: held by three persons who hold nothing else. */
const separate: readonly Role[] = ['admin', 'security_admin', 'auditor']
/** Held by working in the section that has them, and so lost by moving out of it. */
const ofOffice: readonly Role[] = ['conduct_office', 'discipline', 'general_office']

/** Whether a role goes with the section someone works in. */
export const goesWithSection = (role: Role): boolean =>
  ofSection.includes(role) || ofOffice.includes(role)

/** A role as it is granted. @throws Refusal 422 when a section is needed and missing. */
export function placeRole(args: {
  readonly id: string
  readonly personId: string
  readonly role: Role
  readonly section: string | null
  readonly from: string
  readonly to?: string | null
  readonly by: string
}): NewGrant {
  const { id, personId, role, section, from, to = null, by } = args
  const isOfSection = ofSection.includes(role)
  if (isOfSection && section === null) {
    throw invalid('section', 'role.section-needed', {
      zh: `${roleLabels[role].zh}须属于一个科室`,
      en: `${roleLabels[role].en} is held for a section`,
    })
  }
  if (to !== null && to < from) throw endsBeforeItBegins('to')
  const sectionId = isOfSection ? section : null
  return { id, personId, role, sectionId, fromDate: from, toDate: to, grantedBy: by }
}

/** @throws Refusal 409 when the roles one person would hold are meant to check each other. */
export function keepSeparate(roles: readonly Role[]): void {
  const kinds = new Set(roles)
  if (kinds.size < 2 || !separate.some((role) => kinds.has(role))) return
  throw conflict('role.separation', {
    zh: '三员分立:系统、安全、审计管理员不得兼任其他角色',
    en: 'The three administrators are separate persons and hold no other role',
  })
}

export const endsBeforeItBegins = (field: string): Refusal =>
  invalid(field, 'dates.reversed', {
    zh: '结束日期不能早于开始日期',
    en: 'It can not end before it begins',
  })

export const noSuchSection = (): Refusal =>
  invalid('section', 'section.unknown', { zh: '没有这个科室', en: 'There is no such section' })
