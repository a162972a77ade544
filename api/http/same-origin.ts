import { createMiddleware } from 'hono/factory'
import { Refusal } from '../errors.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a write that another site's page has a browser send. Programs send neither header and
 * have no cookie to abuse.
 */
export const sameOrigin = createMiddleware(async (c, next) => {
  if (!reading.has(c.req.method)) {
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const isForeign =
      origin !== undefined && hostOf(origin) !== hostOf(c.req.url, c.req.header('host'))
    if (isForeign || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
      throw new Refusal({
        status: 403,
        code: 'request.foreign-origin',
        detail: {
          zh: '请求来自其他网站,已拒绝',
          en: 'The request came from another site and was refused',
        },
      })
    }
  }
  await next()
})

function hostOf(url: string, host?: string): string | undefined {
  return host ?? (URL.canParse(url) ? new URL(url).host : undefined)
}
