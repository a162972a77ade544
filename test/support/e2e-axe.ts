import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { screens } from './e2e-office.ts'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** What colours decide; everything else is the same in the light and in the dark. */
const ofColours = ['color-contrast', 'link-in-text-block']

/** What axe finds wrong with a page as it is now, one line a finding. */
async function faultsOf(page: Page, only: 'everything' | 'colours'): Promise<string[]> {
  // The other mode opens a page of its own for every look; these pages hold no frames.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const asked = only === 'colours' ? axe.withRules(ofColours) : axe.withTags(standards)
  const { violations } = await asked.analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  )
}

/** A page on both screens and in both colours; what sticks out sideways is a fault as well. */
export async function faultsEverywhere(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const screen of ['desktop', 'phone'] as const) {
    await page.setViewportSize(screens[screen])
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) {
      found.push(`${screen}: the page is wider than the window`)
    }
    for (const colours of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: colours })
      const faults = await faultsOf(page, colours === 'light' ? 'everything' : 'colours')
      found.push(...faults.map((fault) => `${screen}, ${colours}: ${fault}`))
    }
  }
  return found
}
