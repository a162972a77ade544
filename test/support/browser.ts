import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'
import { provided } from './provided.ts'

/** A headless browser that makes no request of its own; works as root and in containers. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: provided('chromium'),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
