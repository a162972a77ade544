import { expect, test } from 'vitest'
import { caseNamed, rehearsed, stepLines, tasksOf, toldLines } from '../support/rehearse.ts'

test('a deputy confirms for the head who is away', async () => {
  const result = await rehearsed('absence')
  expect(result.refused).toEqual([])
  expect(tasksOf(result, 'while-away', 'issue.confirm')).toMatchObject([
    { assignee: 'chen.wei', completedBy: 'sun.yue', completedAt: '2026-01-10T09:30:00+08:00' },
  ])
})

test('who joins may act, and who moves no longer answers for the section', async () => {
  const result = await rehearsed('absence')
  expect(tasksOf(result, 'found-by-new', 'issue.rectify')).toMatchObject([{ assignee: 'new.one' }])
})

test('a calendar that is published moves the open deadline over its holidays', async () => {
  const result = await rehearsed('calendar-published')
  const { number, dueDate } = caseNamed(result, 'over-new-year')
  expect(dueDate).toBe('2028-02-02')
  expect(tasksOf(result, 'over-new-year', 'issue.rectify')).toMatchObject([
    { dueDate: '2028-02-02', reminders: 3 },
  ])
  expect(toldLines(result, 'task.overdue', number)[0]).toBe('2028-02-03 09:00 chen.wei')
})

test('what fell due while the system was down happens once, late; what came in meanwhile is begun', async () => {
  const result = await rehearsed('down-over-a-deadline')
  expect(result.refused).toEqual([])
  const { number } = caseNamed(result, 'late')
  expect(toldLines(result, 'task.overdue', number)).toEqual([
    '2026-02-25 10:00 chen.wei',
    '2026-02-25 10:00 liu.yang',
  ])
  expect(tasksOf(result, 'late', 'issue.supervise')).toMatchObject([
    { createdAt: '2026-02-25T10:00:00+08:00' },
  ])
  expect(
    result.notices.filter((n) => n.at > '2026-02-06T18:00' && n.at < '2026-02-25T10:00'),
  ).toEqual([])
  expect(stepLines(caseNamed(result, 'found-meanwhile'))[0]).toBe('found 2026-02-09 11:00')
  expect(tasksOf(result, 'found-meanwhile', 'issue.register')).toMatchObject([
    { createdAt: '2026-02-25T10:00:00+08:00' },
  ])
})

test('a case that slept through the outage goes on afterwards', async () => {
  const result = await rehearsed('down-over-a-deadline')
  const { number } = caseNamed(result, 'in-time')
  expect(toldLines(result, 'task.overdue', number)).toEqual([
    '2026-03-11 09:00 liang.yan',
    '2026-03-11 09:00 luo.min',
  ])
})

test('a bureau in the file has its own people, aliases and rules', async () => {
  const result = await rehearsed('own-bureau')
  expect(tasksOf(result, 'dry').map((t) => `${t.kind} ${t.completedBy} ${t.dueDate}`)).toEqual([
    'issue.rectify li.na 2026-01-30',
    'issue.confirm he.ping 2026-01-15',
    'issue.verify wang.min 2026-01-15',
    'issue.verify-leader gao.feng 2026-01-15',
  ])
  expect(result.refused).toMatchObject([{ event: 1, by: 'li.na', error: 'not-allowed' }])
})
