import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { beforeAll, describe, test } from 'vitest'
import { repositoryRoot } from '../../scripts/stack/paths.ts'
import { openTask, pane, sees, taskList } from '../support/e2e-acts.ts'
import { aPicture } from '../support/e2e-issues.ts'
import type { Office, Seat } from '../support/e2e-office.ts'
import { aBureauAtWork, type Showcase } from '../support/e2e-showcase.ts'

const folder = path.join(repositoryRoot, 'docs/screenshots')
const ledger32 = fileURLToPath(new URL('../support/ledger-32.xlsx', import.meta.url))
const task = '帮办代办电话无人接听'

/** The pictures of the README: made when they are missing or when QINGFENG_SCREENSHOTS=1 asks. */
export function picturing(office: () => Office): void {
  describe('pictures of a bureau at work', () => {
    let shown: Showcase
    beforeAll(async () => {
      shown = await aBureauAtWork(office())
    })

    const screens = [
      ['desktop', {}],
      ['phone', { screen: 'phone' }],
    ] as const
    for (const [screen, seat] of screens) {
      test(`inbox, case, ledger and import on a ${screen}`, async () => {
        await inbox(office(), `inbox-${screen}`, seat)

        const reader = await office().enter('zuofengban', `/cases/${shown.caseId}`, seat)
        await sees(reader, '接下来')
        await keep(reader, `case-${screen}`)

        await reader.goto('/ledger')
        await sees(reader.getByRole('group', { name: '台账' }), task)
        await keep(reader, `ledger-${screen}`)

        await reader.goto('/import')
        await reader
          .getByLabel(/把 Excel 台账拖到这里/)
          .last()
          .setInputFiles(ledger32)
        await sees(reader.getByRole('table', { name: '核对' }), '刘洋、孙悦')
        await keep(reader, `import-${screen}`)
      })
    }

    test('the inbox in English and in the dark', async () => {
      await inbox(office(), 'inbox-dark', { colours: 'dark' })
      const page = await office().enter('liu.yang', '/inbox', { locale: 'en' })
      await taskList(page).getByRole('link', { name: task }).click()
      await sees(page.getByRole('region', { name: 'Task' }), 'What happens next')
      await keep(page, 'inbox-en')
    })
  })
}

/** 刘洋's day; on a wide screen with a task begun. */
async function inbox(office: Office, name: string, seat: Seat): Promise<void> {
  const page = await office.enter('liu.yang', '/inbox', seat)
  await taskList(page).getByRole('link', { name: task }).waitFor()
  if (seat.screen !== 'phone') {
    await openTask(page, task)
    await pane(page)
      .getByLabel('做了什么,结果怎样')
      .fill('值班表已公示,三部电话轮值,昨日未接来电全部回拨')
    const given = pane(page).getByRole('link', { name: '值班表公示.jpg' })
    if (!(await given.first().isVisible())) {
      const picture = await aPicture('值班表公示.jpg')
      await pane(page).locator('input[type=file]').first().setInputFiles(picture)
      await given.first().waitFor()
    }
    await sees(pane(page), /^草稿已保存/)
  }
  await keep(page, name)
}

/** Writes a picture as it is: fewer colours would turn amber into vermilion. */
async function keep(page: Page, name: string): Promise<void> {
  const file = path.join(folder, `${name}.png`)
  if (existsSync(file) && process.env['QINGFENG_SCREENSHOTS'] !== '1') return
  mkdirSync(folder, { recursive: true })
  const taken = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  await sharp(taken).png({ compressionLevel: 9, effort: 10, adaptiveFiltering: true }).toFile(file)
}
