import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { workbook } from '../rules/ledger-import/ledger-factory.ts'
import { faultsEverywhere } from '../support/e2e-axe.ts'
import { anIssue, inDays, rectified } from '../support/e2e-issues.ts'
import type { Office } from '../support/e2e-office.ts'
import { oddLedger } from '../support/ledger-rows.ts'

const ledger32 = fileURLToPath(new URL('../support/ledger-32.xlsx', import.meta.url))
const title = '无障碍坡道被占用'

type Place = {
  readonly name: string
  readonly login: string
  readonly path: (caseId: string) => string
  /** Until the page has what it is for. */
  readonly ready?: (page: Page) => Promise<unknown>
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).first().waitFor()
const words = (page: Page) => page.getByText(title).first().waitFor()

const places: readonly Place[] = [
  { name: 'an empty inbox', login: 'ling.fei', path: () => '/inbox' },
  {
    name: 'an inbox',
    login: 'bai.jie',
    path: () => '/inbox',
    ready: (page) => page.getByTestId('task-list').getByRole('link', { name: title }).waitFor(),
  },
  { name: 'a task', login: 'liang.yan', path: (id) => `/inbox?task=${id}.confirm.1`, ready: words },
  { name: 'a case', login: 'zuofengban', path: (id) => `/cases/${id}`, ready: words },
  { name: 'the ledger', login: 'zuofengban', path: () => '/ledger/finance', ready: words },
  { name: 'a new issue', login: 'zuofengban', path: () => '/ledger/new', ready: heading },
  {
    name: 'the import',
    login: 'zuofengban',
    path: () => '/import',
    ready: async (page) => {
      await page.locator('input[type=file]').setInputFiles(ledger32)
      await page.getByRole('table').waitFor()
    },
  },
  {
    name: 'the import of odd columns',
    login: 'zuofengban',
    path: () => '/import',
    ready: async (page) => {
      const buffer = Buffer.from(await workbook({ rows: oddLedger }))
      const file = { name: '台账.xlsx', mimeType: 'application/octet-stream', buffer }
      await page.locator('input[type=file]').setInputFiles(file)
      await page.locator('.column-card').first().waitFor()
    },
  },
  {
    name: 'the people',
    login: 'kong.lin',
    path: () => '/people',
    ready: (page) => page.getByRole('link', { name: /白洁/ }).waitFor(),
  },
  { name: 'a person', login: 'kong.lin', path: () => '/people/bai.jie', ready: heading },
  { name: 'oneself', login: 'bai.jie', path: () => '/me', ready: heading },
  {
    name: 'the rules',
    login: 'bai.jie',
    path: () => '/rules',
    ready: (page) => page.getByRole('link', { name: /ledger\.rate\.min/ }).waitFor(),
  },
  { name: 'a rule', login: 'li.guohua', path: () => '/rules/ledger.rate.min', ready: heading },
  {
    name: 'a proposal of a rule',
    login: 'li.guohua',
    path: () => '/rules/watch.days',
    ready: async (page) => {
      await page.getByRole('button', { name: /提议调整|Propose a change/ }).click()
      await page.getByRole('dialog').getByRole('textbox').first().waitFor()
    },
  },
  { name: 'the negative list', login: 'bai.jie', path: () => '/negative-list', ready: heading },
  { name: 'the calendar', login: 'kong.lin', path: () => '/calendar', ready: heading },
  {
    name: 'the palette',
    login: 'bai.jie',
    path: () => '/inbox',
    ready: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').getByRole('option').first().waitFor()
    },
  },
]

/** Every page for everybody: who listens to it, who enlarges it, who reads it at night or in English. */
export function pagesForEverybody(office: () => Office): void {
  describe('on a desktop and a phone, in the light and in the dark, axe finds nothing wrong', () => {
    let caseId = ''
    beforeAll(async () => {
      const about = { section: 'finance', responsible: 'bai.jie' }
      const opened = await anIssue(office(), title, { ...about, deadline: inDays(4) })
      caseId = opened.id
      await rectified(office(), caseId, { by: 'bai.jie' })
      await anIssue(office(), `${title},二层`, { ...about, severity: 'serious' })
    })

    for (const locale of ['zh', 'en'] as const) {
      test(`with the door (${locale})`, async () => {
        const { page } = await office().visit({ locale })
        await page.goto('/')
        await page.getByRole('button', { name: /王敏/ }).waitFor()
        expect(await faultsEverywhere(page)).toEqual([])
      })

      for (const place of places) {
        test(`with ${place.name} (${locale})`, async () => {
          const page = await office().enter(place.login, place.path(caseId), { locale })
          await place.ready?.(page)
          expect(await faultsEverywhere(page)).toEqual([])
        })
      }
    }
  })
}
