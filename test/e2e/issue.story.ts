import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openTask, pane, pick, press, sees, taskList } from '../support/e2e-acts.ts'
import { aPicture, inDays } from '../support/e2e-issues.ts'
import type { Office } from '../support/e2e-office.ts'

const title = '电梯检测预约电话两天打不通'
const done = '增加两个坐席,当日接通率98%'

/** 发现—登记—整改—销号—回头看, each step by whose step it is. */
export function anIssueInFiveSteps(office: () => Office): void {
  describe('an issue', () => {
    test('goes from 发现 to 销号 by the right people, with a withdrawal and a return', async () => {
      const reporter = await office().enter('sun.yue', '/ledger/new')
      await report(reporter)
      const conductOffice = await office().enter('zuofengban')
      await register(conductOffice)

      const rectifier = await office().enter('liu.yang')
      await rectify(rectifier)
      await withdrawAndSendAgain(rectifier)

      const head = await office().enter('chen.wei')
      await openTask(head, title)
      await sees(pane(head), done)
      await pane(head).getByRole('link', { name: '整改后现场.jpg' }).first().waitFor()
      await pane(head).getByRole('radio', { name: '退回重改' }).check()
      await pane(head).getByLabel('理由').fill('请附整改前后对比')
      await press(head, '退回重改')
      await sees(head, '已提交')

      await openTask(rectifier, title)
      await sees(pane(rectifier), '请附整改前后对比')
      await pane(rectifier).getByLabel('做了什么,结果怎样').fill(`${done};附对比表`)
      await press(rectifier, '提交整改')
      await sees(rectifier, '已提交')

      await openTask(head, title)
      await press(head, '确认属实')
      await openTask(conductOffice, title)
      await press(conductOffice, '认领')
      await press(conductOffice, '核验通过')
      await sees(conductOffice, '已提交')

      await reporter.reload()
      await sees(reporter, /核验通过/)
      expect(await stations(reporter)).toEqual([
        '发现 已完成',
        '登记 已完成',
        '整改 已完成',
        '销号 已完成',
        '回头看 当前',
      ])
      await sees(reporter, '退回')
      // Where the ninetieth day is off, the next working day.
      const lookBack = await lookBackOn(reporter)
      expect(lookBack >= inDays(90) && lookBack < inDays(105), lookBack).toBe(true)
    })
  })
}

async function report(page: Page): Promise<void> {
  await page.getByLabel('问题', { exact: true }).fill(title)
  await page.getByRole('radio', { name: '一般' }).check()
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await sees(page, '已上报,局作风办会来登记')
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await sees(page, '未编号')
}

async function register(page: Page): Promise<void> {
  await openTask(page, title)
  await press(page, '认领')
  const form = pane(page)
  await pick(form, '整改责任人', '刘洋')
  await form.getByLabel(/^整改措施/).fill('增设预约坐席,网上同步开放')
  await form.getByLabel(/^整改时限/).fill(inDays(12))
  await press(page, '登记,定责定时限')
  await sees(page, '已提交')
}

async function rectify(page: Page): Promise<void> {
  await openTask(page, title)
  await sees(pane(page), /WT-\d{4}-\d{4}/)
  await sees(pane(page), '增设预约坐席,网上同步开放')
  await pane(page).getByLabel('做了什么,结果怎样').fill(done)
  await pane(page)
    .locator('input[type=file]')
    .first()
    .setInputFiles(await aPicture())
  await pane(page).getByRole('link', { name: '整改后现场.jpg' }).first().waitFor()
  await press(page, '提交整改')
  await sees(page, '已提交')
  await taskList(page).getByRole('link', { name: title }).waitFor({ state: 'detached' })
}

/** 撤回: what was sent is back as it was, words and picture. */
async function withdrawAndSendAgain(page: Page): Promise<void> {
  await page.getByRole('button', { name: '撤回', exact: true }).click()
  await sees(page, '已撤回,可以重新办理')
  const words = pane(page).getByLabel('做了什么,结果怎样')
  await expect.poll(() => words.inputValue()).toBe(done)
  await pane(page).getByRole('link', { name: '整改后现场.jpg' }).first().waitFor()
  await press(page, '提交整改')
  await taskList(page).getByRole('link', { name: title }).waitFor({ state: 'detached' })
}

/** The five stations as the case page tells them to who does not see the line. */
async function stations(page: Page): Promise<string[]> {
  const stages = page.getByRole('list', { name: '进度' }).getByRole('listitem')
  const words = await stages.allTextContents()
  return words.map((one) =>
    [/发现|登记|整改|销号|回头看/, /已完成|当前|未到/].map((part) => part.exec(one)?.[0]).join(' '),
  )
}

/** The date on which 接下来 says that the look-back begins. */
async function lookBackOn(page: Page): Promise<string> {
  const next = page.getByRole('complementary')
  const entry = next.getByRole('listitem').filter({ hasText: '开始回头看' })
  const at = await entry.getByRole('time').getAttribute('datetime')
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date(at ?? 0))
}
