import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { sees } from '../support/e2e-acts.ts'
import { anIssue } from '../support/e2e-issues.ts'
import type { Office } from '../support/e2e-office.ts'

/** What one may not see is not there: no page, no hit, no count. */
export function seeingOnlyOnesOwn(office: () => Office): void {
  describe('what one may not see', () => {
    test('a section’s staff neither open, find nor count another section’s case', async () => {
      const before = await totals(office(), 'ma.li', 'permits')
      const title = '内部核价流程超期'
      const { id } = await anIssue(office(), title)
      const page = await refused(office(), 'ma.li', id)
      expect(await page.getByText(title).count()).toBe(0)
      await findsNothing(page, '内部核价')
      expect(await totals(office(), 'ma.li', 'permits')).toEqual(before)
    })

    test('a head who is named in a case does not see it, nor does who reports to them', async () => {
      const title = '科室负责人推诿企业来访'
      const conductOffice = await office().as('hu.lin')
      const before = await totals(office(), 'chen.wei', 'permits')
      const { id } = await conductOffice.post<{ readonly id: string }>('/api/issues', {
        section: 'permits',
        title,
        named: ['chen.wei'],
      })
      for (const login of ['chen.wei', 'liu.yang']) {
        const page = await refused(office(), login, id)
        await findsNothing(page, '推诿企业来访')
      }
      expect(await totals(office(), 'chen.wei', 'permits')).toEqual(before)

      const page = await office().enter('zuofengban', `/cases/${id}`)
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
    })

    test('who looks after the system sees people and no case', async () => {
      const { id } = await anIssue(office(), '服务承诺牌未更新')
      const page = await refused(office(), 'kong.lin', id)
      await page.getByRole('link', { name: '人员' }).first().waitFor()
    })
  })
}

/** Somebody at the address of a case that is not for them. */
async function refused(office: Office, login: string, caseId: string): Promise<Page> {
  const { page, troubles } = await office.seat(login)
  troubles.expect(404, /^\/api\/cases\//)
  await page.goto(`/cases/${caseId}`)
  await sees(page, '没有这个页面或事项')
  return page
}

async function findsNothing(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  const answered = page.waitForResponse((response) =>
    new URL(response.url()).search.includes(encodeURIComponent(words)),
  )
  await page.getByRole('combobox', { name: /输入姓名/ }).fill(words)
  await answered
  await sees(page.getByRole('dialog'), '没有找到')
}

type Summary = { readonly sections: readonly { readonly section: { readonly id: string } }[] }

/** What the ledger's summary and the inbox's counts tell a person about a section. */
async function totals(office: Office, login: string, section: string) {
  const api = await office.as(login)
  const { sections } = await api.get<Summary>('/api/ledger/summary')
  const counts = await api.get<unknown>('/api/tasks/counts')
  return { counts, section: sections.find((one) => one.section.id === section) }
}
