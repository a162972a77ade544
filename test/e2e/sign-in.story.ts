import { describe, expect, test } from 'vitest'
import { sees } from '../support/e2e-acts.ts'
import type { Office } from '../support/e2e-office.ts'

/** The door: who comes in, how, and what a stranger is told. */
export function signingIn(office: () => Office): void {
  describe('signing in', () => {
    test('takes one click on a role, and lasts over a reload until one signs out', async () => {
      const { page } = await office().visit()
      await page.goto('/')
      await page.getByRole('button', { name: /王敏/ }).click()
      await sees(page, '都办完了')
      await page.reload()
      await page.getByRole('button', { name: /^王敏/ }).click()
      await page.getByRole('menuitem', { name: '退出登录' }).click()
      await sees(page, '演示:点一个身份直接进入')
    })

    test('tells a stranger that login and password do not go together, and who can help', async () => {
      const { page, troubles } = await office().visit()
      troubles.expect(401, /^\/api\/session$/)
      await page.goto('/ledger')
      await page.getByLabel('登录名').fill('nobody')
      await page.getByLabel('密码').fill('not the password')
      await page.getByRole('button', { name: '登录', exact: true }).click()
      await sees(page.getByRole('alert'), '账号或密码不对')
      await sees(page.getByRole('alert'), '系统管理员')
    })

    test('brings one to the page one asked for', async () => {
      const { page } = await office().visit()
      await page.goto('/calendar')
      await page.getByRole('button', { name: /刘洋/ }).click()
      await page.getByRole('heading', { name: /年工作日历/ }).waitFor()
      expect(new URL(page.url()).pathname).toBe('/calendar')
    })

    test('can be done in English and in dark colours, which the device remembers', async () => {
      const { page } = await office().visit()
      await page.goto('/')
      await page.getByRole('button', { name: '颜色' }).click()
      await page.getByRole('menuitemradio', { name: '深色' }).click()
      await page.getByRole('button', { name: /李国华/ }).click()
      await sees(page, '都办完了')
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
      await page.getByRole('button', { name: 'English' }).click()
      await sees(page, 'All done')
      expect(await page.locator('html').getAttribute('lang')).toBe('en')
    })
  })
}
