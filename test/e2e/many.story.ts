import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openTask, pane, sees, taskList } from '../support/e2e-acts.ts'
import { anIssue, aPicture, inDays, rectified } from '../support/e2e-issues.ts'
import type { Office } from '../support/e2e-office.ts'

/** For people who have thirty seconds: many at once, by keyboard, found at once, live. */
export function workingFast(office: () => Office): void {
  describe('working fast', () => {
    test('exactly the ticked tasks are completed together, with a result per row', async () => {
      const titles = ['窗口铭牌缺失', '意见簿无人回复', '填表样本过期', '母婴室上锁'] as const
      const cases = []
      for (const title of titles) {
        const opened = await anIssue(office(), title)
        await rectified(office(), opened.id)
        cases.push(opened.id)
      }
      const page = await office().enter('chen.wei')
      for (const title of titles.slice(0, 3)) {
        await page.getByRole('checkbox', { name: `选中:${title}` }).check()
      }
      await page.getByRole('button', { name: '批量办理' }).click()
      const dialog = page.getByRole('dialog')
      await sees(dialog, '用同一个结果办理 3 条')

      // Meanwhile the one who rectified the second takes it back.
      const rectifier = await office().as('liu.yang')
      await rectifier.post(`/api/tasks/${cases[1]}.rectify.1/withdraw`)
      await dialog.getByLabel('意见').fill('属实')
      await dialog.getByRole('button', { name: '确认属实(3 条)' }).click()

      await sees(dialog, '办成 2 条,共 3 条')
      await sees(resultOf(dialog, titles[0]), '已办结')
      await sees(resultOf(dialog, titles[2]), '已办结')
      await sees(resultOf(dialog, titles[1]), '这件事已经办结')
      await dialog.getByRole('button', { name: '关闭' }).last().click()
      await taskList(page).getByRole('link', { name: titles[3] }).waitFor()
      await taskList(page).getByRole('link', { name: titles[0] }).waitFor({ state: 'detached' })
    })

    test('the keyboard alone opens, fills and completes', async () => {
      const [first, second] = ['导办台无人', '取号需两次扫码']
      await anIssue(office(), first, { responsible: 'zhao.min', deadline: inDays(3) })
      await anIssue(office(), second, { responsible: 'zhao.min', deadline: inDays(25) })
      const page = await office().enter('zhao.min')
      await taskList(page).getByRole('link', { name: second }).waitFor()
      const keys = page.keyboard
      await keys.press('j')
      await keys.press('j')
      await keys.press('Enter')
      await heading(page, second)
      await keys.press('k')
      await heading(page, first)
      await keys.press('e')
      await keys.type('已安排两人轮值')
      await pane(page)
        .locator('input[type=file]')
        .first()
        .setInputFiles(await aPicture())
      await pane(page).getByRole('link', { name: '整改后现场.jpg' }).first().waitFor()
      await keys.press('Control+Enter')
      await sees(page, '已提交')
      await heading(page, second)
      await keys.press('Escape')
      await page.keyboard.press('?')
      await sees(page.getByRole('dialog'), '提交正在填的表')
    })

    test('the palette finds a case by its words and number, a person, and a place', async () => {
      const title = '容缺受理清单两年未更新'
      const { number } = await anIssue(office(), title)
      const page = await office().enter('zuofengban')
      for (const words of ['容缺受理', number]) {
        await page.keyboard.press('Control+k')
        await page.getByRole('combobox', { name: /输入姓名/ }).fill(words)
        await page
          .getByRole('group', { name: '案件' })
          .getByRole('option', { name: title })
          .waitFor()
        await page.keyboard.press('Enter')
        await page.getByRole('heading', { level: 1, name: title }).waitFor()
      }
      await page.getByRole('button', { name: '找人找事' }).click()
      await page.getByRole('combobox', { name: /输入姓名/ }).fill('高翔')
      const person = page.getByRole('group', { name: '人员' }).getByRole('option')
      await sees(person, '信息科')
      await page.getByRole('combobox', { name: /输入姓名/ }).fill('工作日历')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: /年工作日历/ }).waitFor()
    })

    test('news arrive without a reload and without touching what is being typed', async () => {
      const title = '电话咨询占线'
      const { id } = await anIssue(office(), title, { responsible: 'sun.yue' })
      const page = await office().enter('sun.yue')
      await openTask(page, title)
      const field = pane(page).getByLabel('做了什么,结果怎样')
      await field.pressSequentially('正在')
      await page.evaluate(() => document.body.setAttribute('data-same-page', 'yes'))

      const elsewhere = await office().as('zuofengban')
      await anIssue(office(), '咨询台灯箱损坏', { responsible: 'sun.yue' })
      await elsewhere.post(`/api/cases/${id}/comments`, { text: '注意留存通话记录', mentions: [] })

      await taskList(page).getByRole('link', { name: '咨询台灯箱损坏' }).waitFor()
      await sees(pane(page), '注意留存通话记录')
      await field.pressSequentially('扩线')
      expect(await field.inputValue()).toBe('正在扩线')
      expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
      expect(await page.locator('body').getAttribute('data-same-page')).toBe('yes')
    })
  })
}

const heading = (page: Page, title: string) =>
  pane(page).getByRole('heading', { level: 1 }).filter({ hasText: title }).waitFor()

const resultOf = (dialog: ReturnType<Page['getByRole']>, title: string) =>
  dialog.getByRole('listitem').filter({ hasText: title })
