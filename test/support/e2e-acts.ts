import type { Locator, Page } from 'playwright-core'

/** The list of tasks that is open. */
export const taskList = (page: Page): Locator => page.getByTestId('task-list')

/** The task beside the list. */
export const pane = (page: Page): Locator => page.getByRole('region', { name: '任务', exact: true })

/** Waits until somebody sees these words anywhere. */
export async function sees(where: Page | Locator, words: string | RegExp): Promise<void> {
  await where.getByText(words).filter({ visible: true }).first().waitFor()
}

/** Opens a task of the list; its form is there then. */
export async function openTask(page: Page, title: string): Promise<void> {
  await taskList(page).getByRole('link', { name: title }).click()
  await pane(page).getByRole('heading', { level: 1 }).filter({ hasText: title }).waitFor()
}

/** Presses a button of the open task. */
export async function press(page: Page, name: string): Promise<void> {
  await pane(page).getByRole('button', { name, exact: true }).click()
}

/** Chooses an act from the open task's menu. */
export async function choose(page: Page, act: string): Promise<void> {
  await press(page, '更多操作')
  await page.getByRole('menuitem', { name: act, exact: true }).click()
}

/** Fills the dialog of an act, field by field, and does it. */
export async function answerDialog(
  page: Page,
  fields: Readonly<Record<string, string>>,
  submit: string,
): Promise<void> {
  const dialog = page.getByRole('dialog')
  for (const [label, value] of Object.entries(fields)) {
    await dialog.getByLabel(label, { exact: false }).fill(value)
  }
  await dialog.getByRole('button', { name: submit, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Picks a person or section by typing the name into its field. */
export async function pick(where: Page | Locator, label: string, name: string): Promise<void> {
  const field = where.getByRole('combobox', { name: label })
  await field.fill(name)
  await where.getByRole('option', { name }).first().click()
}
