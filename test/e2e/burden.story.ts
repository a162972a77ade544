import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { describe, test } from 'vitest'
import { dataFolder } from '../../scripts/stack/paths.ts'
import { pane, sees, taskList } from '../support/e2e-acts.ts'
import { anIssue, aPicture } from '../support/e2e-issues.ts'
import type { Office } from '../support/e2e-office.ts'

type Burden = {
  readonly step: string
  readonly fields: number
  readonly characters: number
  readonly clicks: number
  /** From opening the inbox until it says that it is done, at a machine's pace. */
  readonly seconds: number
}

/** What a routine step asks of a person, measured where they do it. */
export function measuringTheBurden(office: () => Office): void {
  describe('the burden of a routine step', () => {
    test('is measured from opening the inbox to done', async () => {
      const title = '卫生间指示牌脱落'
      await anIssue(office(), title)
      const table = [
        await measured(
          office(),
          { step: '整改 rectify', login: 'liu.yang', title },
          async (hand) => {
            await hand.types('做了什么,结果怎样', '指示牌已更换,每日巡查')
            await hand.gives(await aPicture())
            await hand.presses('提交整改')
          },
        ),
        await measured(office(), { step: '确认 confirm', login: 'chen.wei', title }, (hand) =>
          hand.presses('确认属实'),
        ),
        await measured(office(), { step: '核验 verify', login: 'hu.lin', title }, async (hand) => {
          await hand.presses('认领')
          await hand.presses('核验通过')
        }),
      ]
      mkdirSync(dataFolder, { recursive: true })
      const file = path.join(dataFolder, 'burden.json')
      writeFileSync(file, `${JSON.stringify(table, null, 2)}\n`)
      process.stdout.write(`${drawn(table)}\n`)
    })
  })
}

type Hand = {
  readonly types: (field: string, words: string) => Promise<void>
  readonly gives: (file: Awaited<ReturnType<typeof aPicture>>) => Promise<void>
  readonly presses: (button: string) => Promise<void>
}

async function measured(
  office: Office,
  task: { readonly step: string; readonly login: string; readonly title: string },
  work: (hand: Hand) => Promise<void>,
): Promise<Burden> {
  const page = await office.enter(task.login, '/me')
  const counts = { fields: 0, characters: 0, clicks: 0 }
  const click = async (what: Locator) => {
    counts.clicks += 1
    await what.click()
  }
  const startedAt = performance.now()
  await page.goto('/inbox')
  await click(taskList(page).getByRole('link', { name: task.title }))
  await work(handAt(page, counts, click))
  await sees(page, '已提交')
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10
  return { step: task.step, ...counts, seconds }
}

function handAt(
  page: Page,
  counts: { fields: number; characters: number; clicks: number },
  click: (what: Locator) => Promise<void>,
): Hand {
  return {
    types: async (field, words) => {
      counts.fields += 1
      counts.characters += words.length
      await pane(page).getByLabel(field).pressSequentially(words)
    },
    // One click opens the system's own dialog, one more chooses the file there.
    gives: async (file) => {
      counts.clicks += 2
      await pane(page).locator('input[type=file]').first().setInputFiles(file)
      await pane(page).getByRole('link', { name: file.name }).first().waitFor()
    },
    presses: (name) => click(pane(page).getByRole('button', { name, exact: true })),
  }
}

function drawn(table: readonly Burden[]): string {
  const lines = table.map(
    ({ step, fields, characters, clicks, seconds }) =>
      `| ${step} | ${fields} | ${characters} | ${clicks} | ${seconds} |`,
  )
  return [
    '| step | fields | characters | clicks | seconds |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n')
}
