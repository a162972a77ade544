import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Tx } from '../../db/client.ts'
import { spendOnce } from '../../db/spent-once.ts'
import { wallClock } from '../clock.ts'
import { conflict, Refusal } from '../errors.ts'

/** How far a request's time may be from ours. */
const TOLERANCE_SECONDS = 300

/** What a signed request brings: its time (Unix seconds), its signature, and the body as it was sent. */
export type SignedRequest = {
  readonly timestamp: string | undefined
  readonly signature: string | undefined
  readonly body: string
}

/**
 * Checks `HMAC-SHA256(secret, "<timestamp>.<body>")`, hex, and that its time is now.
 * @throws Refusal 401 alike for a wrong, missing or outdated signature
 */
export function checkSignature(
  secret: string,
  { timestamp, signature, body }: SignedRequest,
): string {
  const given = Buffer.from(signature ?? '', 'hex')
  const right = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest()
  const isRight = given.length === right.length && timingSafeEqual(given, right)
  const offMs = Math.abs(Number(timestamp) * 1000 - Date.parse(wallClock.now()))
  if (!isRight || !(offMs <= TOLERANCE_SECONDS * 1000)) throw notSigned()
  return right.toString('hex')
}

/** Lets each signature be used once: a request that was listened to can not be sent again. */
export async function spendSignature(tx: Tx, signature: string): Promise<void> {
  const until = Date.parse(wallClock.now()) + 2 * TOLERANCE_SECONDS * 1000
  const spent = await spendOnce(tx, `signed:${signature}`, new Date(until).toISOString())
  if (!spent) throw replayed()
}

const notSigned = () =>
  new Refusal({
    status: 401,
    code: 'request.not-signed',
    detail: {
      zh: '签名不正确或时间相差超过5分钟',
      en: 'The signature is not right, or its time is more than five minutes off',
    },
    help: {
      zh: '系统管理员(INTAKE_12345_SECRET)',
      en: 'System administrator (INTAKE_12345_SECRET)',
    },
  })
const replayed = () =>
  conflict('request.replayed', {
    zh: '这个签名已经用过;重发请用新的时间重新签名',
    en: 'This signature was used already; sign again with a new time to send again',
  })
