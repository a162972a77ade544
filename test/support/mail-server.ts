import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail as the server got it: the envelope, and everything that came over the wire. */
export type ReceivedMail = {
  readonly to: readonly string[]
  readonly secure: boolean
  readonly raw: string
}

/** What the server says to the next recipient or message, such as `451 try later`. */
type Refusals = { rcpt?: string[]; data?: string[] }

/** A real SMTP server on loopback that keeps what it takes. */
export async function startMailServer(
  options: Pick<SMTPServerOptions, 'hideSTARTTLS' | 'authOptional' | 'secure'> & {
    readonly account?: { readonly user: string; readonly password: string }
    readonly port?: number
  } = {},
) {
  const { account, port = 0, ...given } = options
  const mails: ReceivedMail[] = []
  const refuse: Refusals = {}
  const server = new SMTPServer({
    authOptional: account === undefined,
    logger: false,
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    ...given,
    onAuth: ({ username, password }, _session, done) =>
      username === account?.user && password === account?.password
        ? done(null, { user: username })
        : done(new Error('Invalid username or password')),
    onRcptTo: (_address, _session, done) => done(takeRefusal(refuse.rcpt)),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const refused = takeRefusal(refuse.data)
        if (refused) return done(refused)
        const to = session.envelope.rcptTo.map((one) => one.address)
        mails.push({ to, secure: session.secure, raw: Buffer.concat(chunks).toString() })
        done()
      })
    },
  })
  // A client that ends a connection early is part of what is tested.
  server.on('error', () => undefined)
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address() as AddressInfo
  return {
    port: address.port,
    url: `smtp://${account ? `${account.user}:${account.password}@` : ''}127.0.0.1:${address.port}`,
    mails,
    refuse,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

export type MailServer = Awaited<ReturnType<typeof startMailServer>>

function takeRefusal(refusals: string[] | undefined): Error | null {
  const line = refusals?.shift()
  if (!line) return null
  const error = new Error(line.slice(4))
  return Object.assign(error, { responseCode: Number(line.slice(0, 3)) })
}

/** A mail's header and its parts, decoded. */
export function readMail({ raw }: ReceivedMail) {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const header = (name: string, of = head) =>
    new RegExp(`^${name}: ((?:.|\\r\\n[ \\t])*)`, 'im')
      .exec(of)?.[1]
      ?.replace(/\r\n[ \t]+/g, ' ')
      .replace(/\?= =\?/g, '?==?')
      .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
        how.toUpperCase() === 'B'
          ? Buffer.from(word, 'base64').toString()
          : quoted(word.replaceAll('_', ' ')),
      ) ?? ''
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1] ?? '\0'
  const parts = rest
    .join('\r\n\r\n')
    .split(`--${boundary}`)
    .flatMap((part) => {
      const [partHead = '', ...words] = part.trim().split('\r\n\r\n')
      const type = header('Content-Type', partHead).split(';')[0] ?? ''
      const body = words.join('\r\n\r\n')
      const isBase64 = header('Content-Transfer-Encoding', partHead) === 'base64'
      const decoded = isBase64 ? Buffer.from(body, 'base64').toString() : quoted(body)
      return type ? [{ type, body: decoded }] : []
    })
  return { header, parts, subject: header('Subject'), messageId: header('Message-ID') }
}

const quoted = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    'latin1',
  ).toString()
