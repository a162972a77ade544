import { createHmac } from 'node:crypto'
import type { RobotKind } from '../../db/schema/channels.ts'
import { never, notYet, type Outcome, sent } from './outcome.ts'
import type { Posted } from './post.ts'

type Message = { readonly url: URL; readonly body: unknown }

/**
 * A text for a robot as its service wants it, signed where the robot has a secret. `at` is the instant of
 * sending: the services refuse a signature that is more than an hour off their own clocks.
 */
export function robotMessage(
  robot: { readonly kind: RobotKind; readonly url: URL; readonly secret: string | null },
  text: string,
  at: string,
): Message {
  const { kind, url, secret } = robot
  switch (kind) {
    case 'wecom':
      return { url, body: { msgtype: 'text', text: { content: text } } }
    case 'dingtalk': {
      const body = { msgtype: 'text', text: { content: text } }
      if (secret === null) return { url, body }
      const timestamp = String(Date.parse(at))
      const signed = new URL(url)
      signed.searchParams.set('timestamp', timestamp)
      signed.searchParams.set('sign', hmac(secret, `${timestamp}\n${secret}`))
      return { url: signed, body }
    }
    case 'feishu': {
      const body = { msg_type: 'text', content: { text } }
      if (secret === null) return { url, body }
      const timestamp = String(Math.floor(Date.parse(at) / 1000))
      return { url, body: { timestamp, sign: hmac(`${timestamp}\n${secret}`, ''), ...body } }
    }
  }
}

const hmac = (key: string, data: string): string =>
  createHmac('sha256', key).update(data).digest('base64')

/** Codes with which the services say: not now. */
const busyCodes = new Set([-1, 45009, 130101, 410100, 9499, 11232, 99991400])

/** How posting went, by what the service answered. */
export function robotOutcome(posted: Posted): Outcome {
  if ('failed' in posted) {
    if (posted.failed === 'inside') return never('robot.address')
    return notYet(posted.failed === 'timeout' ? 'robot.timeout' : 'robot.connection')
  }
  const { status, body } = posted
  if (status >= 300 && status < 400) return never('robot.redirect', status)
  if (status === 429 || status === 408) return notYet('robot.busy', status)
  if (status >= 500) return notYet('robot.away', status)
  if (status >= 400) return never('robot.refused', status)
  const code = codeOf(body)
  if (code === undefined) return notYet('robot.answer')
  if (code === 0) return sent
  return busyCodes.has(code) ? notYet('robot.busy', code) : never('robot.refused', code)
}

/** `errcode` of 企业微信 and 钉钉, `code` or the older `StatusCode` of 飞书. */
function codeOf(body: string): number | undefined {
  try {
    const answer: unknown = JSON.parse(body)
    if (typeof answer !== 'object' || answer === null) return undefined
    const said = ['errcode', 'code', 'StatusCode'].map((name): unknown => Reflect.get(answer, name))
    return said.find((code) => typeof code === 'number')
  } catch {
    return undefined
  }
}
