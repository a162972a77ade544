import { z } from 'zod'

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
  /** JSON like the payload keys', kept apart from the database: who complained is sealed with it. */
  SEALING_KEYS_FILE: z.string().min(1).optional(),
  /** Shared with the city's 12345 platform, which signs its requests with it; absent: none are taken. */
  INTAKE_12345_SECRET: z.string().min(32).optional(),
  /** A proxy in front names the browser's address in X-Forwarded-For. */
  QINGFENG_BEHIND_PROXY: z.stringbool().default(false),
  /** Whose pages may have what the engine stores read to them, for the security administrator. */
  QINGFENG_TEMPORAL_UI_ORIGIN: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})
export type Env = z.infer<typeof Env>

const loopback = new Set(['127.0.0.1', 'localhost', '::1'])

/** Reads the environment; throws one sentence a person can act on. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const parsed = Env.safeParse(source)
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '))
  }
  if (parsed.data.QINGFENG_MODE === 'demonstration' && !loopback.has(parsed.data.QINGFENG_HOST)) {
    throw new Error(
      `Demonstration mode signs anyone in with one click and so listens on loopback only, not on ${parsed.data.QINGFENG_HOST}. Set QINGFENG_MODE=production or QINGFENG_HOST=127.0.0.1.`,
    )
  }
  return parsed.data
}
