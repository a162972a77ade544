import { t } from '../i18n/locale.ts'
import { dayText, todayIso, weekdayText } from './time.ts'

/** What a task or a case says about its deadline. */
export type Due = {
  readonly dueDate: string | null
  readonly daysLeft: number | null
  readonly overdue: boolean
  readonly paused?: { readonly remainder: number } | boolean | null
}

export type DueTone = 'late' | 'soon' | 'plain' | 'still'

/** Beyond a working week a date says more than a count. */
const countedDays = 5

/** The deadline as people say it: 今天 24:00 前, 还有 2 个工作日, 逾期 1 个工作日, 已暂停 · 剩 3 日, 3月31日. */
export function dueText(due: Due): string {
  if (due.paused) {
    const left = typeof due.paused === 'object' ? due.paused.remainder : due.daysLeft
    return left === null ? t('due.pausedOnly') : t('due.paused', left)
  }
  if (!due.dueDate) return t('due.none')
  if (due.overdue)
    return due.daysLeft ? t('due.overdue', Math.abs(due.daysLeft)) : t('due.overdueJust')
  if (due.dueDate === todayIso()) return t('due.today')
  if (due.daysLeft !== null && due.daysLeft <= countedDays) return t('due.left', due.daysLeft)
  return dayText(due.dueDate)
}

/** Vermilion only for what is late; amber for today and tomorrow. */
export function dueTone(due: Due): DueTone {
  if (due.paused) return 'still'
  if (due.overdue) return 'late'
  return due.dueDate && due.daysLeft !== null && due.daysLeft <= 1 ? 'soon' : 'plain'
}

/** The exact end for a hover: a task is overdue once its day is over. */
export function dueExact(due: Due): string {
  if (due.paused) return dueText(due)
  return due.dueDate ? t('due.exact', weekdayText(due.dueDate)) : t('due.none')
}
