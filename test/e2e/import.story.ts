import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { workbook } from '../rules/ledger-import/ledger-factory.ts'
import { sees } from '../support/e2e-acts.ts'
import type { Office } from '../support/e2e-office.ts'
import { oddLedger } from '../support/ledger-rows.ts'

const ledger32 = fileURLToPath(new URL('../support/ledger-32.xlsx', import.meta.url))
/** Those of the workbook's rows that 行政审批科 answers for, one of them under its short name. */
const ofPermits = [
  '施工许可审批平均用时12个工作日,超出承诺时限4个工作日',
  '个别事项一次性告知不到位,企业补正材料3次以上',
  '联合验收预约等待超过10天',
  '同一证明在两个窗口重复提交',
  '项目变更需到三个科室签字',
]

/** An office's workbook becomes issues, once. */
export function importing(office: () => Office): void {
  describe('importing a ledger', () => {
    test('shows how every cell was read, imports the 32 problems, and none of them twice', async () => {
      const page = await office().enter('zuofengban')
      await page.getByRole('link', { name: '导入台账' }).click()
      await readWorkbook(page)

      await page.getByRole('button', { name: '全部 33' }).waitFor()
      await page.getByRole('button', { name: '有问题 0' }).waitFor()
      await sees(page, '将导入 32 行,跳过 1 行')
      await sees(rowOf(page, '现场检查未出示执法证件'), /立行立改,按规则\s*issue\.immediate\.days/)
      const aliased = rowOf(page, '个别事项一次性告知不到位')
      await sees(aliased, '“审批科”是行政审批科的别名')
      await sees(aliased, '刘洋、孙悦')
      await page.getByRole('button', { name: '重复 1' }).click()
      const doubled = rowOf(page, '政策咨询口径不一致')
      await sees(doubled, '与问题清单第 36 行重复')
      expect(await doubled.getByRole('checkbox').isChecked()).toBe(false)

      await page.route('**/api/ledger/import', async (route) => {
        await page.getByRole('progressbar').waitFor()
        await route.continue()
      })
      await page.getByRole('button', { name: '导入 32 行' }).click()
      await sees(page, '已导入 32 个问题')

      await page.getByRole('link', { name: '看台账' }).click()
      await page.getByRole('combobox', { name: '科室' }).selectOption('行政审批科')
      for (const title of ofPermits) {
        await page.getByRole('row').filter({ hasText: title }).waitFor()
      }
      await page
        .getByRole('row')
        .filter({ hasText: '刘洋、孙悦' })
        .getByText(/^WT-\d{4}-\d{4}$/)
        .waitFor()

      await page.getByRole('main').getByRole('link', { name: '导入台账' }).click()
      await readWorkbook(page)
      await page.getByRole('button', { name: '重复 33' }).waitFor()
      await sees(page, '将导入 0 行,跳过 33 行')
      const none = page.getByRole('button', { name: '导入 0 行' })
      expect(await none.getAttribute('aria-disabled')).toBe('true')
      await sees(page, '没有要导入的行')
    })

    test('asks what the columns are that nobody knows, and keeps what was mended meanwhile', async () => {
      const page = await office().enter('zuofengban', '/import')
      await chooseFile(page, Buffer.from(await workbook({ rows: oddLedger })))
      await sees(page, '没有认出哪一列是具体问题')
      await sees(page, '窗口午间无人值守')
      await page.getByLabel(/群众反映/).selectOption('具体问题')
      await page.getByRole('table', { name: '核对' }).waitFor()

      const row = rowOf(page, '窗口午间无人值守')
      await row.getByLabel('责任科室').selectOption('财务科')
      const who = page.getByLabel(/找谁/)
      await who.press('s')
      await who.selectOption('整改责任人(现为“责任人”)')
      await sees(row, '刘洋')
      await sees(row, '责任人:孙悦')
      await sees(row, '财务科')
      expect(await who.evaluate((select) => select === document.activeElement)).toBe(true)

      await page.getByRole('button', { name: '看内容像是整改时限,采用' }).click()
      await sees(row, '12月31日')
      await sees(page, '将导入 2 行,跳过 0 行')
      await page.getByRole('button', { name: '换一个文件' }).click()
    })

    test('says what is wrong with a file that is no workbook', async () => {
      const { page, troubles } = await office().seat('zuofengban', '/import')
      troubles.expect(422, /^\/api\/ledger\/import\/preview$/)
      await chooseFile(page, Buffer.from('a,b,c'))
      await page.getByRole('alert').waitFor()
      await sees(page, '把 Excel 台账拖到这里')
    })
  })
}

async function readWorkbook(page: Page): Promise<void> {
  await chooseFile(page, readFileSync(ledger32))
  await page.getByRole('table', { name: '核对' }).waitFor()
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const chooseFile = (page: Page, buffer: Buffer): Promise<void> =>
  page
    .getByLabel(/把 Excel 台账拖到这里/)
    .last()
    .setInputFiles({ name: '台账.xlsx', mimeType: XLSX, buffer })

const rowOf = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })
