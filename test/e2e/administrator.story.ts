import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { answerDialog, openTask, pane, pick, sees, taskList } from '../support/e2e-acts.ts'
import { anIssue, inDays } from '../support/e2e-issues.ts'
import type { Office } from '../support/e2e-office.ts'

/** People come and go, years are announced: the administrator's work. */
export function administering(office: () => Office): void {
  describe('the administrator', () => {
    test('sets a deputy, who then has the absent one’s tasks and says for whom', async () => {
      const title = '服务热线回访不及时'
      await anIssue(office(), title, { section: 'petitions', responsible: 'dong.hua' })
      const admin = await office().enter('kong.lin', '/people')
      await admin.getByRole('searchbox', { name: '姓名、登录名、科室' }).fill('董华')
      await admin.getByRole('link', { name: /董华/ }).click()
      await admin.getByRole('button', { name: '设置代理' }).click()
      await pick(admin.getByRole('dialog'), '代理人', '侯洁')
      await answerDialog(admin, { 至: inDays(5), 事由: '年休假' }, '设置代理')
      await sees(admin, '代理已设置,到期自动收回')
      await sees(admin, '由侯洁代理')

      const deputy = await office().enter('hou.jie')
      await openTask(deputy, title)
      await pane(deputy).getByLabel('做了什么,结果怎样').waitFor()
      await deputy.goto('/me')
      await sees(deputy, /您正在代理:董华/)
    })

    test('moves a person, and what is open goes to whom it is handed', async () => {
      const title = '办事指南二维码失效'
      await anIssue(office(), title, { section: 'service-window', responsible: 'qian.jing' })
      const admin = await office().enter('kong.lin', '/people/qian.jing')
      await sees(admin, '未办结任务 1 条')
      await admin.getByRole('button', { name: '调动' }).click()
      const dialog = admin.getByRole('dialog')
      await sees(dialog, '现有 1 条未办结的任务,调动时一并交接。')
      await pick(dialog, '调入科室', '信息科')
      await pick(dialog, '未办结的任务交给', '林晓')
      await dialog.getByRole('button', { name: '调动', exact: true }).click()
      await sees(admin, '已办理,交接任务 1 条')
      await sees(admin.getByRole('main'), /信息科/)

      const taker = await office().enter('lin.xiao')
      await taskList(taker).getByRole('link', { name: title }).waitFor()
      const moved = await office().enter('qian.jing')
      await sees(moved, '都办完了')
    })

    test('publishes next year’s calendar after seeing which deadlines move', async () => {
      const title = '年度评议整改清单未公示'
      const { year } = Temporal.Now.plainDateISO('Asia/Shanghai')
      const holiday = aWednesdayIn(year + 1)
      const dayAfter = holiday.add({ days: 1 })
      const { number } = await anIssue(office(), title, { deadline: holiday.toString() })
      const admin = await office().enter('kong.lin', `/calendar/${year + 1}`)
      await sees(admin, '尚未公布,暂按周末推算')
      await admin.getByRole('button', { name: '粘贴放假通知' }).click()
      await admin.getByRole('textbox', { name: '粘贴放假通知' }).fill(`${holiday} 假 春节`)
      await sees(admin, '读到放假 1 天、调休上班 0 天')
      await admin.getByRole('button', { name: '填入日历' }).click()
      await sees(admin, '已改 1 天,尚未公布')
      await admin.getByRole('button', { name: '看影响' }).click()

      const effect = admin.getByRole('dialog')
      const moved = effect.getByRole('listitem').filter({ hasText: number })
      await sees(moved, chinese(dayAfter))
      // Whose case it is, not what it is about: the administrator reads none.
      expect(await moved.getByText(title).count()).toBe(0)
      await effect.getByLabel('依据').fill('国务院办公厅关于部分节假日安排的通知')
      await effect.getByRole('button', { name: '公布' }).click()
      await sees(admin, /已公布,\d+ 个期限已重新计算/)
      await sees(admin, /已公布 · 第 \d+ 版/)

      const page = await office().enter('liu.yang')
      await openTask(page, title)
      await sees(pane(page), chinese(dayAfter))
    })
  })
}

/** A working day on which nothing else is likely to be due. */
function aWednesdayIn(year: number): Temporal.PlainDate {
  const late = Temporal.PlainDate.from({ year, month: 11, day: 4 })
  return late.add({ days: (10 - late.dayOfWeek) % 7 })
}

const chinese = (date: Temporal.PlainDate) => `${date.month}月${date.day}日`
