import type { BrowserContext, Page } from 'playwright-core'

/** What went wrong in the pages of a browser, whether or not anybody would have noticed. */
export type Troubles = {
  /** Those since the last call. */
  readonly take: () => string[]
  /** Lets one kind of answer pass, such as the 404 of a case one may not see. */
  readonly expect: (status: number, path: RegExp) => void
}

type Expected = { readonly status: number; readonly path: RegExp }

/** Nobody is signed in yet: the page asks and is told so. */
const beforeSignIn: Expected = { status: 401, path: /^\/api\/session$/ }

/** Collects console errors, exceptions, violations of the CSP, and requests that failed. */
export function watchTroubles(context: BrowserContext, who: string): Troubles {
  const found: string[] = []
  const expected: Expected[] = [beforeSignIn]
  const isExpected = (status: number, url: string) =>
    expected.some((one) => one.status === status && one.path.test(pathOf(url)))
  const report = (words: string, page: Page | null) =>
    void found.push(`${who} at ${pathOf(page?.url() ?? '')}: ${words}`)

  context.on('console', (message) => {
    const text = message.text()
    const status = Number(/responded with a status of (\d+)/.exec(text)?.[1])
    if (isExpected(status, message.location().url)) return
    const isTrouble = message.type() === 'error' || /Content Security Policy/i.test(text)
    if (isTrouble) report(`console: ${text} (${message.location().url})`, message.page())
  })
  context.on('weberror', (error) => report(`exception: ${error.error().stack}`, error.page()))
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'unknown'
    // What nobody waits for any longer, such as a search for words typed further, is given up.
    if (why !== 'net::ERR_ABORTED') report(`${request.method()} ${request.url()}: ${why}`, null)
  })
  context.on('response', (response) => {
    const [status, url] = [response.status(), response.url()]
    if (status < 400 || isExpected(status, url)) return
    report(`${response.request().method()} ${pathOf(url)} answered ${status}`, null)
  })
  return {
    take: () => found.splice(0),
    expect: (status, path) => void expected.push({ status, path }),
  }
}

const pathOf = (url: string) => (URL.canParse(url) ? new URL(url).pathname : url)
