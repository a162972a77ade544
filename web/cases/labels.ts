import { t } from '../i18n/locale.ts'

const sources = [
  'self-check',
  'complaint',
  'revisit',
  'inspection',
  'supervisor',
  'reception-day',
  'campaign',
  'look-back',
  'interview',
  'rule',
  'import',
  'proposal',
] as const

/** 问题来源 in words; one nobody named yet is shown as it is. */
export function sourceLabel(source: string): string {
  const known = sources.find((one) => one === source)
  return known ? t(`case.sources.${known}`) : source
}

/** 严重程度 in words. */
export function severityLabel(severity: string): string {
  return severity === 'serious' ? t('case.severities.serious') : t('case.severities.general')
}
