import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Office } from '../support/e2e-office.ts'
import { aRow } from '../support/ledger-rows.ts'

const count = 120
const rows = Array.from({ length: count }, (_, i) =>
  aRow(i + 1, {
    title: `第${String(i + 1).padStart(3, '0')}号柜台的指示牌看不清`,
    section: 'logistics',
    responsible: ['feng.lei'],
    deadline: { kind: 'date', date: '2027-06-30' },
  }),
)
/** The newest number first: of a workbook, its last row. */
const [newest, oldest] = [/第120号柜台/, /第001号柜台/]

/** A ledger of many issues is as quick as one of few. */
export function readingALongLedger(office: () => Office): void {
  describe('a long ledger', () => {
    test('draws what is in sight, in the order of the workbook, and everything on paper', async () => {
      const page = await office().enter('zuofengban', '/ledger/logistics')
      const imported = await page.request.post('/api/ledger/import', {
        data: { fileName: '柜台.xlsx', rows },
      })
      expect(await imported.text()).toContain(`"imported":${count}`)
      await page.goto('/ledger/logistics?state=open')
      await page.getByRole('link', { name: newest }).waitFor()
      expect(await drawn(page).count()).toBeLessThan(count / 2)
      await page.getByRole('link', { name: oldest }).waitFor({ state: 'detached' })

      await page.locator('.place-main').evaluate((main) => main.scrollTo(0, main.scrollHeight))
      await page.getByRole('link', { name: oldest }).waitFor()
      expect(await drawn(page).count()).toBeLessThan(count / 2)

      await page.getByRole('link', { name: oldest }).click()
      await page.getByRole('heading', { level: 1, name: oldest }).waitFor()
      await page.goBack()
      await page.getByRole('link', { name: oldest }).waitFor()

      await page.emulateMedia({ media: 'print' })
      await page.getByRole('link', { name: newest }).waitFor()
      expect(await drawn(page).count()).toBe(count)
      await page.emulateMedia({ media: null })
    })
  })
}

const drawn = (page: Page) => page.locator('.ledger-table tbody tr:not(.spacer)')
