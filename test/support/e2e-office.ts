import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { dataFolder } from '../../scripts/stack/paths.ts'
import { launchBrowser } from './browser.ts'
import { apiOf, type E2eApi } from './e2e-api.ts'
import { startE2eStack } from './e2e-stack.ts'
import { type Troubles, watchTroubles } from './e2e-troubles.ts'

/** How somebody sits at the system. */
export type Seat = {
  readonly locale?: 'zh' | 'en'
  readonly colours?: 'light' | 'dark'
  readonly screen?: 'desktop' | 'phone'
}

/** Somebody at a browser of their own. */
export type Visitor = {
  readonly who: string
  readonly page: Page
  readonly troubles: Troubles
}

/** The bureau: the running product and everybody who sits at it. */
export type Office = {
  readonly url: string
  /** A browser at which nobody has signed in. */
  readonly visit: (seat?: Seat) => Promise<Visitor>
  /** A member of the bureau, signed in, at a page. */
  readonly enter: (login: string, path?: string, seat?: Seat) => Promise<Page>
  /** Like `enter`, for those whose troubles are part of the story. */
  readonly seat: (login: string, path?: string, seat?: Seat) => Promise<Visitor>
  /** What somebody does elsewhere, without a browser. */
  readonly as: (login: string) => Promise<E2eApi>
  /** Pictures of what everybody has before them; says where they lie. */
  readonly picture: (story: string) => Promise<readonly string[]>
  /** Sends everybody home; what went wrong in their browsers since the last time. */
  readonly goHome: () => Promise<string[]>
  readonly close: () => Promise<void>
}

export const screens = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const

/** Far beyond what anything takes here: it ends a hanging step and says which. */
const patienceMs = 30_000

export async function openOffice(): Promise<Office> {
  const browser = await launchBrowser()
  const stack = await startE2eStack().catch(async (error: unknown) => {
    await browser.close()
    throw error
  })
  const apis = new Map<string, Promise<E2eApi>>()
  let present: Visitor[] = []

  const visit = async (seat: Seat = {}) => {
    const visitor = await sit({ browser, url: stack.url, seat, who: 'a visitor' })
    present.push(visitor)
    return visitor
  }
  const seatOf = async (login: string, path = '/inbox', seat: Seat = {}) => {
    const visitor = await sit({ browser, url: stack.url, seat, who: login })
    present.push(visitor)
    await visitor.page.request.post('/api/session/demonstration', { data: { login } })
    await visitor.page.goto(path)
    await visitor.page.getByRole('main').waitFor()
    return visitor
  }
  return {
    url: stack.url,
    visit,
    seat: seatOf,
    enter: async (login, path, seat) => (await seatOf(login, path, seat)).page,
    as: (login) => {
      const known = apis.get(login) ?? apiOf(stack.url, login)
      apis.set(login, known)
      return known
    },
    picture: (story) =>
      Promise.all(
        present.map(async ({ who, page }, at) => {
          const file = path.join(dataFolder, 'e2e-failures', `${story} ${at + 1} ${who}.png`)
          await page.screenshot({ path: file })
          return file
        }),
      ),
    goHome: async () => {
      const leaving = present
      present = []
      const found = leaving.flatMap((visitor) => visitor.troubles.take())
      await Promise.all(leaving.map(({ page }) => page.context().close()))
      return found
    },
    close: async () => {
      await browser.close()
      await stack.stop()
    },
  }
}

async function sit(args: {
  readonly browser: Browser
  readonly url: string
  readonly seat: Seat
  readonly who: string
}): Promise<Visitor> {
  const { locale = 'zh', colours = 'light', screen = 'desktop' } = args.seat
  const context = await args.browser.newContext({
    baseURL: args.url,
    viewport: screens[screen],
    hasTouch: screen === 'phone',
    isMobile: screen === 'phone',
    colorScheme: colours,
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    storageState: {
      cookies: [],
      origins: [{ origin: args.url, localStorage: [{ name: 'qingfeng.locale', value: locale }] }],
    },
  })
  context.setDefaultTimeout(patienceMs)
  const troubles = watchTroubles(context, args.who)
  return { who: args.who, page: await context.newPage(), troubles }
}
