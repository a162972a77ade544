import { describe, expect, test } from 'vitest'
import {
  caseNamed,
  rehearsed,
  runRehearse,
  stepLines,
  tasksOf,
  toldLines,
} from '../support/rehearse.ts'

const kinds = (tasks: ReturnType<typeof tasksOf>) => tasks.map((t) => `${t.kind} ${t.completedBy}`)

describe('an issue straight through', () => {
  test('goes from its registration to the archive, each step by whoever has it', async () => {
    const result = await rehearsed('straight-through')
    expect(result.clock).toEqual({
      from: '2026-01-05T09:00:00+08:00',
      to: '2026-06-30T09:00:00+08:00',
    })
    expect(result.refused).toEqual([])
    const issue = caseNamed(result, 'late-permits')
    expect(issue).toMatchObject({
      number: 'WT-2026-0001',
      kind: 'issue',
      section: 'permits',
      status: 'ended',
      outcome: 'archived',
    })
    expect(stepLines(issue)).toEqual([
      'found 2026-01-06 09:30',
      'registered 2026-01-06 09:30',
      'rectified 2026-02-09 16:00',
      'closed 2026-02-11 16:00',
      'looked-back 2026-05-13 09:00',
      'archived 2026-05-13 09:00',
    ])
    expect(kinds(tasksOf(result, 'late-permits'))).toEqual([
      'issue.rectify liu.yang',
      'issue.confirm chen.wei',
      'issue.verify hu.lin',
      'issue.look-back hu.lin',
    ])
  })

  test('is left to the event that is about it, with the reminders until then', async () => {
    const [rectify] = tasksOf(await rehearsed('straight-through'), 'late-permits', 'issue.rectify')
    expect(rectify).toMatchObject({
      createdAt: '2026-01-06T09:30:00+08:00',
      dueAt: '2026-02-11T00:00:00+08:00',
      dueDate: '2026-02-10',
      completedAt: '2026-02-09T16:00:00+08:00',
      reminders: 2,
      escalations: [],
    })
  })

  test('is the same to the byte when it is played again, and in a file', async () => {
    const [once, again] = await Promise.all([
      runRehearse('test/scenarios/rebound.yaml'),
      runRehearse('test/scenarios/rebound.yaml'),
    ])
    expect(once.code).toBe(0)
    expect(once.stdout).toContain('WT-2026-0002')
    expect(again.stdout).toBe(once.stdout)
  })
})

describe('an issue that nobody rectifies', () => {
  test('climbs to the head, the leader in charge and the conduct office, each rung once', async () => {
    const result = await rehearsed('overdue-ladder')
    const { number } = caseNamed(result, 'slow')
    const [rectify, supervise, propose] = tasksOf(result, 'slow')
    expect(rectify).toMatchObject({
      completedAt: null,
      reminders: 3,
      escalations: ['head', 'leader', 'conduct_office'],
    })
    expect(supervise).toMatchObject({
      kind: 'issue.supervise',
      assignee: 'zhou.jianguo',
      createdAt: '2026-01-23T09:00:00+08:00',
      completedAt: '2026-01-26T09:00:00+08:00',
    })
    expect(propose).toMatchObject({
      kind: 'issue.propose-interview',
      candidates: 'conduct_office@*',
      createdAt: '2026-01-30T09:00:00+08:00',
    })
    expect(
      toldLines(result, 'task.overdue', number).filter((line) => line.startsWith('2026-01')),
    ).toEqual(['2026-01-21 09:00 chen.wei', '2026-01-21 09:00 liu.yang'])
    expect(result.consequences).toEqual([
      {
        kind: 'supervise',
        section: 'permits',
        person: 'liu.yang',
        at: '2026-01-23T09:00:00+08:00',
        rule: 'task.supervise.after.days',
        ruleVersion: 1,
        threshold: 3,
        value: 3,
        because: [number],
        case: number,
      },
    ])
  })

  test('gets no extension once it is late; the refusal is on the record and the run goes on', async () => {
    const result = await rehearsed('overdue-ladder')
    expect(result.refused).toMatchObject([
      {
        event: 1,
        line: 13,
        operation: 'task.askExtension',
        by: 'liu.yang',
        at: '2026-01-26T10:00:00+08:00',
        error: 'task.overdue',
      },
    ])
  })
})

describe('an extension', () => {
  test('granted in time moves the deadline, and there is no second', async () => {
    const result = await rehearsed('extension')
    expect(caseNamed(result, 'hard')).toMatchObject({ dueDate: '2026-02-10', status: 'closed' })
    const [rectify, extension] = tasksOf(result, 'hard')
    expect(rectify).toMatchObject({ dueDate: '2026-02-10', escalations: [], reminders: 2 })
    expect(extension).toMatchObject({
      kind: 'issue.extension',
      completedBy: 'chen.wei',
      outcome: 'granted',
    })
    expect(result.refused).toMatchObject([{ event: 3, error: 'task.extensions-used' }])
  })
})

describe('a return', () => {
  test('opens a second round with the old deadline; nobody else may do it', async () => {
    const result = await rehearsed('returned')
    expect(stepLines(caseNamed(result, 'thin'))).toEqual([
      'found 2026-01-06 09:30',
      'registered 2026-01-06 09:30',
      'rectified 2026-01-12 09:30',
      'returned 2026-01-13 09:30',
      'rectified 2026-01-15 09:30',
      'closed 2026-01-19 09:30',
    ])
    expect(tasksOf(result, 'thin', 'issue.rectify')).toMatchObject([
      { round: 1, dueDate: '2026-02-10' },
      { round: 2, dueDate: '2026-02-10', completedBy: 'liu.yang' },
    ])
    expect(result.refused).toMatchObject([{ event: 3, by: 'chen.wei', error: 'task.not-yours' }])
  })
})

describe('a rebound', () => {
  test('is a new, linked issue that the leader in charge closes too, with discipline beside it', async () => {
    const result = await rehearsed('rebound')
    expect(caseNamed(result, 'back-again')).toMatchObject({ outcome: 'rebounded' })
    const [, again] = result.cases
    expect(again).toMatchObject({ number: 'WT-2026-0002', linkedTo: 'WT-2026-0001' })
    const ofAgain = result.tasks.filter((t) => t.case === again?.number).map((t) => t.kind)
    expect(ofAgain).toContain('issue.strict')
    expect(ofAgain).toContain('issue.verify-leader')
  })
})
