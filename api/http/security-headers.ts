import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import type { Env } from '../env.ts'

/** A file that somebody sent does nothing here, whatever a browser makes of it. */
const forFiles = "default-src 'none'; sandbox"

/**
 * For pages and answers alike: our own scripts only, framed by nobody, referring to nobody. Files to
 * download are locked up further.
 */
export const securityHeaders = (env: Env) => {
  const headers = headersFor(env)
  return createMiddleware(async (c, next) => {
    await headers(c, next)
    if (c.res.headers.get('Content-Disposition')?.startsWith('attachment')) {
      c.res.headers.set('Content-Security-Policy', forFiles)
    }
  })
}

const headersFor = (env: Env) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      styleSrcAttr: ["'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    // Cookies demand TLS in production already; a loopback demonstration must not be pinned to it.
    strictTransportSecurity:
      env.QINGFENG_MODE === 'production' ? 'max-age=31536000; includeSubDomains' : false,
    permissionsPolicy: { camera: ['self'], geolocation: [], microphone: [], payment: [] },
  })
