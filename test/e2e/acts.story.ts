import { describe, expect, test } from 'vitest'
import { answerDialog, choose, openTask, pane, pick, press, sees } from '../support/e2e-acts.ts'
import { anIssue, dayWords, inDays } from '../support/e2e-issues.ts'
import type { Office } from '../support/e2e-office.ts'

/** Everything else that one does with a task, and what others see of it. */
export function actingOnATask(office: () => Office): void {
  describe('acting on a task', () => {
    test('an extension is asked for, granted one level up, and moves the deadline', async () => {
      const title = '收费依据未在大厅公示'
      const { id } = await anIssue(office(), title, { deadline: inDays(10) })
      const later = inDays(20)
      const asking = await office().enter('liu.yang')
      await openTask(asking, title)
      await choose(asking, '申请延期')
      await answerDialog(asking, { 延至: later, 理由: '公示牌制作需两周' }, '申请延期')
      await sees(asking, '已申请,等待上一级审批')

      const head = await office().enter('chen.wei')
      await openTask(head, title)
      await sees(pane(head), '公示牌制作需两周')
      await pane(head).getByLabel('延至').fill(later)
      await press(head, '同意延期')
      await sees(head, '已提交')

      const api = await office().as('liu.yang')
      const { dueDate } = await api.get<{ readonly dueDate: string }>(`/api/cases/${id}`)
      expect(dueDate >= later, 'later, or the next working day').toBe(true)
      await asking.goto(`/cases/${id}`)
      await sees(asking, `${dayWords(dueDate)}前`)
    })

    test('a suspended task waits with what is left of its time, and goes on where it stood', async () => {
      const title = '跨部门材料核验无人对接'
      await anIssue(office(), title, { deadline: inDays(15) })
      const page = await office().enter('liu.yang')
      await openTask(page, title)
      await choose(page, '挂起')
      await answerDialog(page, { 理由: '等市大数据局回函' }, '挂起')
      await sees(page, '已挂起,停止计时')
      await sees(pane(page), /已暂停,剩 \d+ 个工作日不变:等市大数据局回函/)
      await page.getByRole('link', { name: /^已暂停/ }).click()
      await openTask(page, title)
      await choose(page, '恢复')
      await sees(page, '已恢复,继续计时')
      await sees(page, '没有暂停的')
    })

    test('a transferred task is the other’s, with the note and the same deadline', async () => {
      const title = '电子证照与纸质证照信息不一致'
      const due = inDays(8)
      await anIssue(office(), title, { deadline: due })
      const page = await office().enter('liu.yang')
      await openTask(page, title)
      await choose(page, '转办')
      const dialog = page.getByRole('dialog')
      await pick(dialog, '交给', '孙悦')
      await answerDialog(page, { 留言: '证照库由您维护' }, '转办')
      await sees(page, '已转办')

      const other = await office().enter('sun.yue')
      await openTask(other, title)
      await sees(pane(other), '证照库由您维护')
      await pane(other).getByLabel('做了什么,结果怎样').waitFor()
    })

    test('a comment that mentions somebody reaches them', async () => {
      const title = '自助终端故障未及时报修'
      await anIssue(office(), title)
      const page = await office().enter('liu.yang')
      await openTask(page, title)
      await choose(page, '评论')
      const words = page.getByRole('dialog').getByLabel('评论')
      await words.fill('维保合同在谁那里?@赵')
      await page.getByRole('dialog').getByRole('button', { name: /@赵敏/ }).click()
      expect(await words.inputValue()).toBe('维保合同在谁那里?@赵敏 ')
      await page.getByRole('dialog').getByRole('button', { name: '评论' }).click()
      await sees(page, '已评论')
      await sees(pane(page), '维保合同在谁那里?@赵敏')

      const mentioned = await office().enter('zhao.min')
      await mentioned.getByRole('button', { name: /^通知,1 条未读/ }).click()
      const drawer = mentioned.getByRole('dialog', { name: '通知' })
      await drawer.getByRole('link').first().click()
      await sees(mentioned.getByRole('main'), title)
      await sees(mentioned, '维保合同在谁那里?@赵敏')
    })

    test('what was typed is there after a reload and on another device', async () => {
      const title = '叫号系统午间停用'
      await anIssue(office(), title)
      const page = await office().enter('liu.yang')
      await openTask(page, title)
      const words = '午间叫号已恢复,值班表'
      await pane(page).getByLabel('做了什么,结果怎样').fill(words)
      await sees(pane(page), /^草稿已保存 \d\d:\d\d$/)
      await page.reload()
      const kept = pane(page).getByLabel('做了什么,结果怎样')
      await expect.poll(() => kept.inputValue()).toBe(words)

      const phone = await office().enter('liu.yang', '/inbox', { screen: 'phone' })
      await openTask(phone, title)
      const there = pane(phone).getByLabel('做了什么,结果怎样')
      await expect.poll(() => there.inputValue()).toBe(words)
      await phone.getByRole('button', { name: '返回列表' }).click()
      await phone.getByTestId('task-list').getByRole('link', { name: title }).waitFor()
    })
  })
}
