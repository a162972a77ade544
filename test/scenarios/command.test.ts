import { readdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { aFile, rehearsed, runRehearse, startRehearse } from '../support/rehearse.ts'

const aYear = 'from: 2026-01-05\nto: 2026-02-10\n'
const aRegistration = (more = '') =>
  `${aYear}events:\n  - { at: 2026-01-06, as: zuofengban, do: issue.register, id: one, with: { section: permits, responsible: liu.yang, title: 超时, deadline: 2026-01-20 }${more} }\n`

describe('a scenario that does not fit', () => {
  test.each([
    [
      'a login',
      'events:\n  - { at: 2026-01-06, as: zuofengbam, do: issue.report }',
      ':4:26  there is nobody called zuofengbam (did you mean zuofengban?)',
    ],
    [
      'an operation',
      'events:\n  - { at: 2026-01-06, as: liu.yang, do: issue.raport }',
      ':4:40  there is no operation issue.raport (did you mean issue.report?)',
    ],
    [
      'a kind of task',
      'behaviour:\n  - { task: issue.rectifi, after: 1d }',
      ':4:13  there is no kind of task issue.rectifi (did you mean issue.rectify?)',
    ],
    [
      'a section',
      'behaviour:\n  - { task: "*", section: permit, after: 1d }',
      ':4:27  there is no section permit (did you mean permits?)',
    ],
    [
      'a rule',
      'rules: { issue.confirm.day: 3 }',
      ':3:29  there is no rule issue.confirm.day (did you mean issue.confirm.days?)',
    ],
    ['a key', 'behavior: []', ':3:1  there is no key behavior here (did you mean behaviour?)'],
  ])('ends with 1 and names file, line and the nearest %s', async (_, text, line) => {
    const file = aFile('wrong.yaml', `${aYear}${text}\n`)
    const { code, stdout, stderr } = await runRehearse(file)
    expect(stderr).toContain(`${file}${line}`)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  })

  test('names the rules file for a rule in it', async () => {
    const rules = aFile('rules.yaml', 'rules:\n  ledger.rate.mn: 0.9\n')
    const { code, stderr } = await runRehearse(aFile('ok.yaml', aYear), '--rules', rules)
    expect(stderr).toContain(`${rules}:2:19  there is no rule ledger.rate.mn`)
    expect(code).toBe(1)
  })
})

test('an event that must succeed and is refused ends the run with its line', async () => {
  const file = aFile(
    'must.yaml',
    `${aRegistration()}  - { at: 2026-01-07, as: chen.wei, do: task.complete, task: { case: one, kind: issue.rectify }, must: true }\n`,
  )
  const { code, stdout, stderr } = await runRehearse(file)
  expect(stderr).toContain(`${file}:5  task.complete must succeed and was refused`)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
})

describe('other rules', () => {
  test('hold from the start, and what follows otherwise is compared', async () => {
    const later = aFile('later.yaml', 'task.supervise.after.days: 5\n')
    const result = await rehearsed('overdue-ladder', '--compare', later)
    expect(result.compare).toMatchObject({
      rules: { 'task.supervise.after.days': { from: 3, to: 5 } },
      appear: [],
      disappear: [],
      move: [
        {
          from: {
            kind: 'supervise',
            at: '2026-01-23T09:00:00+08:00',
            ruleVersion: 1,
            threshold: 3,
          },
          to: { kind: 'supervise', at: '2026-01-27T09:00:00+08:00', ruleVersion: 2, threshold: 5 },
        },
      ],
    })
  })

  test('may make a consequence disappear; a person reads it on stderr, stdout is for programs', async () => {
    const never = aFile('never.yaml', 'rules: { task.supervise.after.days: 60 }\n')
    const { code, stdout, stderr } = await runRehearse(
      'test/scenarios/overdue-ladder.yaml',
      ...['--compare', never],
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout).compare.disappear).toMatchObject([{ kind: 'supervise' }])
    expect(stderr).toContain('task.supervise.after.days  3 → 60')
    expect(stderr).toContain('+0 −1 ↔0')
  })
})

test('--out leaves stdout empty and the file with the result', async () => {
  const out = aFile('result.json', '')
  const { code, stdout } = await runRehearse(aFile('one.yaml', aRegistration()), '--out', out)
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
  expect(JSON.parse(readFileSync(out, 'utf8')).cases).toMatchObject([{ number: 'WT-2026-0001' }])
})

test('an organization comes from a workbook beside the scenario', async () => {
  const file = aFile(
    'with-workbook.yaml',
    `bureau: bureau.xlsx\n${aYear}events:\n  - { at: 2026-01-06, as: conduct_office, do: issue.register, with: { section: 水科, responsible: 李娜, title: 停水, deadline: 2026-01-20 }, must: true }\nbehaviour: [{ task: "*", after: 1d }]\n`,
  )
  await aWorkbook(path.join(path.dirname(file), 'bureau.xlsx'))
  const { code, stdout, stderr } = await runRehearse(file)
  expect(stderr).not.toContain('bureau.xlsx')
  expect(code).toBe(0)
  expect(JSON.parse(stdout).tasks).toMatchObject([
    { kind: 'issue.rectify', completedBy: 'li.na' },
    { kind: 'issue.confirm', completedBy: 'he.ping' },
    { kind: 'issue.verify', completedBy: 'wang.min' },
  ])
})

test('stopped by hand it leaves nothing behind', async () => {
  const { child, ended, heard } = startRehearse('test/scenarios/rebound.yaml')
  const folder = () =>
    readdirSync(os.tmpdir()).find((name) => name.startsWith(`qingfeng-rehearsal-${child.pid}-`))
  while (folder() === undefined && child.exitCode === null)
    await new Promise((r) => setTimeout(r, 20))
  child.kill('SIGINT')
  const { code, stdout } = await ended
  expect({ code, stdout, folder: folder() }).toEqual({ code: 1, stdout: '', folder: undefined })
  expect(heard()).toContain('Stopped')
})

async function aWorkbook(file: string): Promise<void> {
  const workbook = new ExcelJS.Workbook()
  workbook.addWorksheet('科室').addRows([
    ['编号', '科室名称', '简称', '科室负责人', '分管领导'],
    ['water', '供水科', '水科', '何平', '高峰'],
    ['office', '作风办公室', '', '王敏', '高峰'],
  ])
  workbook.addWorksheet('人员').addRows([
    ['账号', '姓名', '科室', '角色', '入职日期'],
    ['he.ping', '何平', '供水科', '干部职工', new Date('2020-05-01')],
    ['li.na', '李娜', '水科', '', '2024-05-01'],
    ['wang.min', '王敏', 'office', '干部职工、局作风办', ''],
    ['gao.feng', '高峰', '', '分管领导', ''],
    ['tang.wei', '唐伟', '', '局主要领导', ''],
  ])
  await workbook.xlsx.writeFile(file)
}
