import { createTransport } from 'nodemailer'
import type { Env } from '../env.ts'
import { never, notYet, type Outcome, sent } from './outcome.ts'

export type Mail = {
  /** Becomes the Message-ID: the same delivery sent twice is the same message. */
  readonly id: string
  readonly to: string
  readonly at: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** The bureau's way to send mail; never throws. */
export type Mailer = {
  /** Host and port, without the account. */
  readonly server: string
  readonly from: string
  readonly send: (mail: Mail) => Promise<Outcome>
  readonly close: () => void
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** The mailer that the environment describes, or undefined where mail is off. */
export function createMailer(
  env: Pick<Env, 'SMTP_URL' | 'MAIL_FROM'>,
  timeoutMs = 10_000,
): Mailer | undefined {
  const { SMTP_URL, MAIL_FROM } = env
  if (SMTP_URL === undefined || MAIL_FROM === undefined) return undefined
  const url = new URL(SMTP_URL)
  const isHere = loopback.has(url.hostname)
  const transport = createTransport({
    pool: true,
    maxConnections: 2,
    // Passwords and addresses cross no network in the clear, unless `?requireTLS=false` says so; a relay on this
    // machine rarely has a certificate that anybody would trust.
    requireTLS: url.protocol === 'smtp:' && !isHere,
    ignoreTLS: isHere,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    url: SMTP_URL,
  })
  const host = addressOf(MAIL_FROM).split('@')[1] ?? 'qingfeng'
  return {
    server: url.host,
    from: MAIL_FROM,
    async send({ id, at, ...mail }) {
      try {
        await transport.sendMail({
          ...mail,
          from: MAIL_FROM,
          messageId: `<${id}@${host}>`,
          date: new Date(at),
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        })
        return sent
      } catch (error) {
        return outcomeOf(error)
      }
    },
    close: () => transport.close(),
  }
}

/** `清风 <qingfeng@bureau.gov.cn>` → `qingfeng@bureau.gov.cn`. */
const addressOf = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from

/** What the library says, as one of our reasons. A recipient refused for good stays refused; all else is tried again. */
function outcomeOf(error: unknown): Outcome {
  const { code, command, responseCode, message } = error as Partial<
    Record<'code' | 'command' | 'message', string>
  > & { readonly responseCode?: number }
  const said = responseCode ?? null
  if (code === 'EAUTH' || code === 'ENOAUTH' || said === 530) return notYet('mail.auth', said)
  if (said !== null && said >= 500) {
    const isAboutIt = command === 'RCPT TO' || command === 'DATA'
    return isAboutIt ? never('mail.refused', said) : notYet('mail.refused', said)
  }
  if (said !== null && said >= 400) return notYet('mail.busy', said)
  if (code === 'EENVELOPE') return never('mail.refused')
  if (code === 'ETIMEDOUT') return notYet('mail.timeout')
  if (code === 'ETLS' || /certificate|ssl|tls/i.test(message ?? '')) return notYet('mail.tls')
  return notYet('mail.connection')
}
