import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { anIssue, answer } from '../support/issue-bureau.ts'

let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
})
afterAll(() => bureau.close())

describe('an issue nobody rectifies', () => {
  let id: string
  test('shows its whole ladder, to the minute, when it is registered', async () => {
    id = await anIssue(bureau, { deadline: '2026-01-20' })
    expect(await bureau.armed(`${id}.rectify.1`)).toEqual([
      'remind-3 2026-01-15 09:00',
      'remind-1 2026-01-19 09:00',
      'remind-0 2026-01-20 09:00',
      'overdue 2026-01-21 09:00',
      'supervise 2026-01-23 09:00',
      'propose-interview 2026-01-30 09:00',
    ])
  })

  test('reminds three and one working days before and on the day', async () => {
    await bureau.until('2026-01-20T18:00')
    expect(await bureau.fired(`${id}.rectify.1`)).toEqual([
      'remind-3 2026-01-15 09:00',
      'remind-1 2026-01-19 09:00',
      'remind-0 2026-01-20 09:00',
    ])
    expect(await bureau.told(id)).toEqual(['liu.yang task.opened', 'liu.yang task.remind ×3'])
  })

  test('tells the person and their head once it is overdue', async () => {
    await bureau.until('2026-01-21T09:05')
    expect(await bureau.told(id)).toEqual([
      'chen.wei task.overdue',
      'liu.yang task.opened',
      'liu.yang task.overdue',
      'liu.yang task.remind ×3',
    ])
  })

  test('three working days later gives the leader in charge a supervise task', async () => {
    await bureau.until('2026-01-23T09:05')
    expect(await bureau.open(id, 'issue.supervise')).toMatchObject({
      assignee_id: 'zhou.jianguo',
      due: '2026-01-28',
    })
  })

  test('the leader’s instruction reaches whoever has the task', async () => {
    await answer(bureau, 'zhou.jianguo', id, 'issue.supervise', { instruction: '本周五前办结' })
    expect(await bureau.told(id)).toContain('liu.yang task.supervise-answered')
    expect(await bureau.open(id, 'issue.rectify')).toBeDefined()
  })

  test('five more working days later asks the conduct office whether to propose an interview', async () => {
    await bureau.until('2026-01-30T09:05')
    expect(await bureau.open(id, 'issue.propose-interview')).toMatchObject({
      candidate_key: 'conduct_office@*',
    })
  })

  test('once it is rectified, what was asked because of the delay lapses', async () => {
    await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '已完成', evidence: [] })
    const tasks = await bureau.tasks(id)
    expect(tasks.find((t) => t.kind === 'issue.propose-interview')?.ending).toBe('lapsed')
    expect(await bureau.armed(`${id}.rectify.1`)).toEqual([])
  })
})

describe('a rung fires once', () => {
  test('and not again for a task that was returned', async () => {
    const id = await anIssue(bureau, { deadline: '2026-03-10' })
    await bureau.until('2026-03-12T10:00')
    await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '一', evidence: [] })
    await answer(bureau, 'chen.wei', id, 'issue.confirm', { reason: '没有佐证' }, 'returned')
    const again = await bureau.open(id, 'issue.rectify')
    expect(again).toMatchObject({ round: 2, due: '2026-03-10', assignee_id: 'liu.yang' })
    expect(await bureau.armed(`${id}.rectify.2`)).toEqual([
      'supervise 2026-03-13 09:00',
      'propose-interview 2026-03-20 09:00',
    ])
    await bureau.until('2026-03-13T09:05')
    expect((await bureau.told(id)).filter((line) => line.endsWith('task.overdue'))).toHaveLength(2)
    expect(await bureau.open(id, 'issue.supervise')).toBeDefined()
  })
})

describe('lateness goes one level up', () => {
  test('of a head to the leader in charge', async () => {
    const id = await anIssue(bureau)
    await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '一', evidence: [] })
    await bureau.pass('6 days')
    expect(await bureau.told(id)).toContain('zhou.jianguo task.overdue')
  })
})

describe('nobody decides on their own lateness', () => {
  test('an interview about the conduct office’s delay is not the conduct office’s to propose', async () => {
    const id = await anIssue(bureau)
    await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '一', evidence: [] })
    await answer(bureau, 'chen.wei', id, 'issue.confirm', {})
    await bureau.pass('25 days')
    const proposal = await bureau.open(id, 'issue.propose-interview')
    expect(proposal?.candidate_key).not.toBe('conduct_office@*')
    const office = ['zuofengban', 'qin.feng', 'hu.lin', 'zhu.hong']
    expect(office).not.toContain(proposal?.assignee_id)
    expect(proposal?.assignee_id).not.toBeNull()
  })
})
