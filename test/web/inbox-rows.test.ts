import { describe, expect, test } from 'vitest'
import type { TaskItem } from '../../web/contract.ts'
import { groupOf, rowsOf } from '../../web/inbox/rows.ts'

const today = '2026-03-18'

function taskOf(over: Partial<TaskItem> = {}): TaskItem {
  return {
    id: 't1',
    caseId: 'c1',
    caseNumber: 'WT-2026-0001',
    procedure: 'issue',
    step: 'rectify',
    kind: 'issue.rectify',
    title: '窗口无人应答',
    todo: { zh: '整改', en: 'Rectify' },
    section: null,
    severity: 'general',
    assignee: null,
    candidates: null,
    why: { zh: '由您办理', en: 'Yours' },
    createdAt: '2026-03-02T09:00:00+08:00',
    dueDate: '2026-03-20',
    dueAt: null,
    daysLeft: 2,
    overdue: false,
    provisional: false,
    elapsed: 0.5,
    paused: null,
    urged: false,
    escalated: null,
    endedAt: null,
    ending: null,
    outcome: null,
    ...over,
  }
}

describe('a task stands under the heading that says how soon', () => {
  test.each([
    ['late', { overdue: true, dueDate: '2026-03-17' }, 'overdue'],
    ['due today, a Wednesday', { dueDate: today }, 'today'],
    ['due on Sunday of this week', { dueDate: '2026-03-22' }, 'week'],
    ['due on Monday of the next', { dueDate: '2026-03-23' }, 'later'],
    [
      'paused, even when its date is past',
      { overdue: true, paused: { remainder: 2, reason: '等' } },
      'paused',
    ],
    ['without a deadline', { dueDate: null }, 'no-deadline'],
    ['ended just after midnight in Shanghai', { endedAt: '2026-03-17T16:30:00Z' }, 'ended-today'],
    ['ended long ago', { endedAt: '2026-01-05T09:00:00+08:00' }, 'ended-before'],
  ] as const)('%s', (_, over, group) => {
    expect(groupOf(taskOf(over as Partial<TaskItem>), today)).toBe(group)
  })

  test('each heading comes once, before its first task', () => {
    const tasks = [
      taskOf({ id: 'a', overdue: true }),
      taskOf({ id: 'b', overdue: true }),
      taskOf({ id: 'c', dueDate: today }),
    ]
    const drawn = rowsOf(tasks, today, 'mine').map((row) =>
      row.kind === 'group' ? row.group : row.task.id,
    )
    expect(drawn).toEqual(['overdue', 'a', 'b', 'today', 'c'])
  })

  test('a list in the order of starting has no such headings', () => {
    expect(rowsOf([taskOf()], today, 'started').every((row) => row.kind === 'task')).toBe(true)
  })
})
