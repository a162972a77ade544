import { secureHeaders } from 'hono/secure-headers'
import type { Env } from '../env.ts'

/** For pages and answers alike: our own scripts only, framed by nobody, referring to nobody. */
export const securityHeaders = (env: Env) =>
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
