import { z } from 'zod'

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((one) => one.trim().toLowerCase())
      .filter((one) => one !== ''),
  )

const Env = z.object({
  DATABASE_URL: z.string().min(1),
  TEMPORAL_ADDRESS: z.string().min(1).default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  QINGFENG_HOST: z.string().default('127.0.0.1'),
  QINGFENG_PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  /** One-click sign-in with the sample bureau; refused unless the host is loopback. */
  QINGFENG_MODE: z.enum(['demonstration', 'production']).default('production'),
  SESSION_SECRET: z.string().min(32),
  /** JSON `{ active, keys }` with 32-byte keys as base64: what the engine stores is encrypted with it. */
  PAYLOAD_KEYS_FILE: z.string().min(1),
  /** Whose pages may have what the engine stores read to them, for the security administrator. */
  QINGFENG_TEMPORAL_UI_ORIGIN: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .optional(),
  /** Where people reach the pages; links in mails and calendars begin with it. */
  QINGFENG_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  /** smtp://account:password@host:587 or smtps://…; without it no mail is sent. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** `清风 <qingfeng@bureau.example>` */
  MAIL_FROM: z.string().includes('@').optional(),
  /** Domains that people's addresses may have, separated by commas; any where none is named. */
  MAIL_DOMAINS: list,
  /** Hosts of robots beside those of the three services, separated by commas. */
  ROBOT_HOSTS: list,
  /** `allow` lets robots be on this machine, without TLS: for tests. */
  ROBOT_LOOPBACK: z.literal('allow').optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})
export type Env = z.infer<typeof Env>

const loopback = new Set(['127.0.0.1', 'localhost', '::1'])

/** Reads the environment, where empty is not set; throws one sentence a person can act on. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.entries(source).filter(([, value]) => value !== '')
  const parsed = Env.safeParse(Object.fromEntries(given))
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '))
  }
  if (parsed.data.QINGFENG_MODE === 'demonstration' && !loopback.has(parsed.data.QINGFENG_HOST)) {
    throw new Error(
      `Demonstration mode signs anyone in with one click and so listens on loopback only, not on ${parsed.data.QINGFENG_HOST}. Set QINGFENG_MODE=production or QINGFENG_HOST=127.0.0.1.`,
    )
  }
  if (parsed.data.SMTP_URL !== undefined && parsed.data.MAIL_FROM === undefined) {
    throw new Error('SMTP_URL is set, so MAIL_FROM has to say from whom mail comes.')
  }
  return parsed.data
}
