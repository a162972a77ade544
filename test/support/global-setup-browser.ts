import type { TestProject } from 'vitest/node'
import { ensureChromium } from '../../scripts/stack/chromium.ts'
import { arePagesStale, buildPages } from '../../scripts/stack/web-pages.ts'
import { attempt } from './provided.ts'

export default async function setup(project: TestProject) {
  const browser = await attempt(async () => {
    if (arePagesStale()) await buildPages()
    return ensureChromium((line) => console.error(line))
  })
  project.provide('chromium', browser)
}
