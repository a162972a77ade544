import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { CaseDetail } from '../../api/schemas/case.ts'
import type { TaskDetail } from '../../api/schemas/task.ts'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { anIssue, answer } from '../support/issue-bureau.ts'

let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
})
afterAll(() => bureau.close())

type CasePage = z.infer<typeof CaseDetail>
type TaskPage = z.infer<typeof TaskDetail>

async function page<T>(who: string, path: string): Promise<T> {
  const { status, body } = await bureau.call(who, 'GET', path)
  expect(status).toBe(200)
  return body
}
const caseOf = (who: string, id: string) => page<CasePage>(who, `/api/cases/${id}`)
async function taskOf(who: string, caseId: string, kind: string): Promise<TaskPage> {
  const open = await bureau.open(caseId, kind)
  return await page<TaskPage>(who, `/api/tasks/${open?.id}`)
}
const sentences = (shown: { timeline: CasePage['timeline'] }) =>
  shown.timeline.map((entry) => entry.text.zh)

describe('the page of a task', () => {
  test('knows what the case says, why it is here, until when, and what may be done', async () => {
    const id = await anIssue(bureau, { measures: '并联审批', deadline: '2026-02-10' })
    const task = await taskOf('liu.yang', id, 'issue.rectify')
    expect(task).toMatchObject({
      why: { zh: '由您办理' },
      todo: { zh: '整改' },
      dueDate: '2026-02-10',
      overdue: false,
      provisional: false,
    })
    expect(task.daysLeft).toBeGreaterThan(20)
    expect(task.known).toContainEqual({
      label: { zh: '整改措施', en: 'Measures' },
      value: '并联审批',
    })
    expect(task.deadline?.zh).toContain('2026-02-10')
    expect(task.can.complete).toEqual({ allowed: true, why: null })
    expect(task.can.withdraw.allowed).toBe(false)
    expect(task.can.return.why?.zh).toBe('这一步不能退回')
    expect(task.next.map((next) => [next.rung, next.severe])).toEqual([
      ['remind-3', false],
      ['remind-1', false],
      ['remind-0', false],
      ['overdue', false],
      ['supervise', true],
      ['propose-interview', true],
    ])
    expect(task.next[3]).toMatchObject({
      at: '2026-02-11T09:00:00+08:00',
      text: { zh: '仍未办理:告知刘洋和科室负责人' },
    })
  })

  test('shows the next person what was written before, and lets the writer withdraw', async () => {
    const id = await anIssue(bureau)
    const mine = await bureau.open(id, 'issue.rectify')
    await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '两科并联', evidence: [] })
    const confirm = await taskOf('chen.wei', id, 'issue.confirm')
    expect(confirm.known.map((known) => known.value)).toContain('两科并联')
    const done = await page<TaskPage>('liu.yang', `/api/tasks/${mine?.id}`)
    expect(done).toMatchObject({ outcome: { zh: '提交整改' }, answer: { measures: '两科并联' } })
    expect(done.can.withdraw.allowed).toBe(true)
    await bureau.call('chen.wei', 'PUT', `/api/tasks/${confirm.id}/draft`, { value: {} })
    const later = await page<TaskPage>('liu.yang', `/api/tasks/${mine?.id}`)
    expect(later.can.withdraw.why?.zh).toBe('下一步已有人接手,不能撤回')
  })
})

describe('the page of a case', () => {
  test('tells what happened, who has it and how far it is', async () => {
    const id = await anIssue(bureau, { title: '大厅排队时间过长' })
    await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '增设窗口', evidence: [] })
    await answer(bureau, 'chen.wei', id, 'issue.confirm', { reason: '没有照片' }, 'returned')
    await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '已补照片', evidence: [] })
    await answer(bureau, 'chen.wei', id, 'issue.confirm', {})
    const shown = await caseOf('hu.lin', id)
    const said = sentences(shown)
    expect(said[0]).toBe('王敏 发现并上报')
    expect(said).toContain('刘洋 提交整改')
    expect(said).toContain('陈伟 退回重改')
    expect(shown.timeline.map((entry) => entry.words)).toEqual(
      expect.arrayContaining(['增设窗口', '没有照片', '已补照片']),
    )
    for (const entry of shown.timeline) {
      expect(entry.text.zh).not.toContain(entry.kind)
      expect(entry.text.en).not.toContain(entry.kind)
    }
    expect(shown.stages.map((stage) => stage.state)).toEqual([
      'done',
      'done',
      'done',
      'now',
      'ahead',
    ])
    expect(shown.openTasks).toMatchObject([{ step: 'verify', mine: true, assignee: null }])
    expect(shown.openTasks[0]?.candidates?.zh).toContain('局作风办')
  })

  test('says when the look-back begins', async () => {
    const id = await anIssue(bureau)
    await answer(bureau, 'liu.yang', id, 'issue.rectify', { measures: '已改', evidence: [] })
    await answer(bureau, 'chen.wei', id, 'issue.confirm', {})
    await answer(bureau, 'zuofengban', id, 'issue.verify', {})
    const shown = await caseOf('liu.yang', id)
    expect(shown.next).toMatchObject([{ text: { zh: '开始回头看' }, severe: false }])
    expect(shown).toMatchObject({ status: 'closed', overdue: false, daysLeft: null })
    expect(shown.stages.at(-2)).toMatchObject({ state: 'done' })
  })

  test('says only that the recusal rule moved a task, never past whom', async () => {
    const id = await anIssue(bureau, { responsible: 'sun.yue', named: ['chen.wei'] })
    const shown = await caseOf('gu.zheng', id)
    const told = JSON.stringify(shown.timeline)
    expect(told).toContain('按回避规则改派')
    expect(told).not.toContain('陈伟')
    expect(told).not.toContain('chen.wei')
    expect((await bureau.call('chen.wei', 'GET', `/api/cases/${id}`)).status).toBe(404)
    expect((await bureau.call('sun.yue', 'GET', `/api/cases/${id}`)).status).toBe(404)
  })
})
