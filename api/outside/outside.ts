import type { Language, RobotKind } from '../../db/schema/channels.ts'
import type { PayloadKeys } from '../../workflows/kit/payload-codec.ts'
import type { Env } from '../env.ts'
import { readPayloadKeys } from '../payload-keys.ts'
import { chatOf, mailOf } from './compose.ts'
import { createMailer, type Mailer } from './mailer.ts'
import { never, notYet, type Outcome } from './outcome.ts'
import { postJson } from './post.ts'
import { publicUrl } from './public-url.ts'
import { robotAddress } from './robot-address.ts'
import { robotMessage, robotOutcome } from './robot-message.ts'
import { seal, unseal } from './seal.ts'

/** A robot as it is stored: what it takes to reach it is sealed. */
export type SealedRobot = {
  readonly id: string
  readonly kind: RobotKind
  readonly sealedUrl: string
  readonly sealedSecret: string | null
}

/** A sentence on its way out; `path` is where in the pages it can be read. */
type Message = {
  readonly at: string
  readonly language: Language
  readonly sentence: string
  readonly path: string
}

/** The ways out of the house. Sending never throws: it says how it went. */
export type Outside = {
  readonly mailer: Pick<Mailer, 'server' | 'from'> | undefined
  readonly mail: (
    to: { readonly id: string; readonly address: string },
    message: Message,
  ) => Promise<Outcome>
  readonly post: (robot: SealedRobot, message: Message) => Promise<Outcome>
  /** Seals a robot's address or secret. @throws Error when there is no usable key */
  readonly seal: (robotId: string, what: 'url' | 'secret', plain: string) => string
  readonly close: () => void
}

/** `timeoutMs` bounds each connection and answer. */
export function createOutside(env: Env, { timeoutMs = 10_000 } = {}): Outside {
  const mailer = createMailer(env, timeoutMs)
  const home = publicUrl(env)
  let known: PayloadKeys | undefined
  const keys = () => {
    known ??= readPayloadKeys(env)
    return known
  }
  return {
    mailer,
    async mail({ id, address }, { at, language, sentence, path }) {
      if (!mailer) return notYet('mail.off')
      const parts = mailOf({ language, sentence, link: `${home}${path}` }, home)
      return await mailer.send({ id, to: address, at, ...parts })
    },
    async post(robot, { at, language, sentence, path }) {
      const open = (what: string, sealed: string) => unseal(keys(), `${robot.id} ${what}`, sealed)
      const plain = open('url', robot.sealedUrl)
      const secret = robot.sealedSecret === null ? null : open('secret', robot.sealedSecret)
      if (plain === undefined || secret === undefined) return never('robot.sealed')
      // Checked again: the hosts allowed may have changed since it was entered.
      const url = robotAddress(robot.kind, plain, env)
      if (typeof url === 'string') return never('robot.address')
      const text = chatOf({ language, sentence, link: `${home}${path}` })
      const message = robotMessage({ kind: robot.kind, url, secret }, text, at)
      return robotOutcome(await postJson(message.url, message.body, { timeoutMs }))
    },
    seal: (robotId, what, plain) => seal(keys(), `${robotId} ${what}`, plain),
    close: () => mailer?.close(),
  }
}
