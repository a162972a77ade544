import type { TaskItem, TaskView } from '../contract.ts'
import { addDays, dateOf, endOfWeek } from '../ui/time.ts'

export const groups = [
  'overdue',
  'today',
  'week',
  'later',
  'no-deadline',
  'paused',
  'ended-today',
  'ended-week',
  'ended-before',
] as const
export type Group = (typeof groups)[number]
export type Row =
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'task'; readonly task: TaskItem; readonly at: number }

/** Which heading a task stands under on a day. */
export function groupOf(task: TaskItem, today: string): Group {
  if (task.endedAt) {
    const ended = dateOf(task.endedAt)
    if (ended === today) return 'ended-today'
    return ended > addDays(today, -7) ? 'ended-week' : 'ended-before'
  }
  if (task.paused) return 'paused'
  if (!task.dueDate) return 'no-deadline'
  if (task.overdue) return 'overdue'
  if (task.dueDate <= today) return 'today'
  return task.dueDate <= endOfWeek(today) ? 'week' : 'later'
}

/** Headings and tasks in one list; a heading stands before the first task of its group. */
export function rowsOf(tasks: readonly TaskItem[], today: string, view: TaskView): Row[] {
  const isByTime = view !== 'started' && view !== 'copied'
  const rows: Row[] = []
  let group: Group | undefined
  tasks.forEach((task, at) => {
    const own = groupOf(task, today)
    if (isByTime && own !== group) {
      rows.push({ kind: 'group', group: own })
      group = own
    }
    rows.push({ kind: 'task', task, at })
  })
  return rows
}
