import type { Env } from '../env.ts'

/** Where people reach the pages: what links in mails and calendars begin with, without a slash at the end. */
export const publicUrl = (
  env: Pick<Env, 'QINGFENG_PUBLIC_URL' | 'QINGFENG_HOST' | 'QINGFENG_PORT'>,
): string =>
  env.QINGFENG_PUBLIC_URL ?? `http://${bracketed(env.QINGFENG_HOST)}:${env.QINGFENG_PORT}`

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)
