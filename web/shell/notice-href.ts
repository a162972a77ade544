import { dateOf } from '../ui/time.ts'

type Notice = {
  readonly kind: string
  readonly at: string
  readonly taskId: string | null
  readonly caseId: string | null
}

/** Where the news of a notification can be read: its task, its case, or the place it is about. */
export function noticeHref({ kind, at, taskId, caseId }: Notice): string {
  if (taskId) return `/inbox?task=${encodeURIComponent(taskId)}`
  if (caseId) return `/cases/${encodeURIComponent(caseId)}`
  // Told in a year's last month, about the year after it.
  if (kind.startsWith('calendar.')) return `/calendar/${Number(dateOf(at).slice(0, 4)) + 1}`
  return '/duties'
}
