import type { Role, Text } from '../workflows/kit/definition.ts'

/** What each role is called (domain §1). */
export const roleLabels: Readonly<Record<Role, Text>> = {
  staff: { zh: '干部职工', en: 'Staff' },
  head: { zh: '科室负责人', en: 'Section head' },
  leader: { zh: '分管领导', en: 'Leader in charge' },
  chief: { zh: '局主要领导', en: 'Head of the bureau' },
  committee: { zh: '局党委', en: 'Party committee' },
  conduct_office: { zh: '局作风办', en: 'Conduct office' },
  discipline: { zh: '局纪检组', en: 'Discipline group' },
  general_office: { zh: '局办公室', en: 'General office' },
  supervisor: { zh: '作风监督员', en: 'Supervisor' },
  commission: { zh: '市纪委监委', en: 'Municipal commission' },
  admin: { zh: '系统管理员', en: 'System administrator' },
  security_admin: { zh: '安全管理员', en: 'Security administrator' },
  auditor: { zh: '审计管理员', en: 'Auditor' },
}
