import { randomUUID } from 'node:crypto'
import { createRoute } from '@hono/zod-openapi'
import { feedOf } from '../../db/calendar-feeds.ts'
import {
  lastMailFailure,
  type MailChoice,
  mailChoiceOf,
  setMailChoice,
} from '../../db/person-channels.ts'
import { newRouter } from '../app-env.ts'
import type { Deps } from '../deps.ts'
import { conflict, invalid } from '../errors.ts'
import { createThrottle } from '../http/throttle.ts'
import { answers, jsonBody } from '../openapi.ts'
import { reasonText } from '../outside/outcome.ts'
import type { Outside } from '../outside/outside.ts'
import { phrases } from '../outside/words.ts'
import { record } from '../record.ts'
import { MyChannels, SetMailChoice } from '../schemas/channel.ts'

const get = createRoute({
  method: 'get',
  path: '/api/me/channels',
  operationId: 'channel.get',
  tags: ['channels'],
  summary: '我的通知渠道和日历订阅',
  responses: { 200: answers(MyChannels) },
})
const set = createRoute({
  method: 'put',
  path: '/api/me/channels/mail',
  operationId: 'channel.set',
  tags: ['channels'],
  summary: '邮件通知的选择',
  request: { body: jsonBody(SetMailChoice) },
  responses: { 204: { description: '已保存' } },
})
const test = createRoute({
  method: 'post',
  path: '/api/me/channels/mail/test',
  operationId: 'channel.test',
  tags: ['channels'],
  summary: '给自己发一封测试邮件',
  responses: { 204: { description: '邮件服务器已收下' } },
})

/** Each person's own choice: nobody else sees or sets it. */
export function myChannelRoutes({ db, clock, env }: Deps, outside: Outside) {
  const throttle = createThrottle({ points: 5, seconds: 600 })
  return newRouter()
    .openapi(get, async (c) => {
      const { personId } = c.var.viewer
      const [mail, failure, feed] = await Promise.all([
        mailChoiceOf(db, personId),
        lastMailFailure(db, personId),
        feedOf(db, personId),
      ])
      return c.json(
        {
          mailAvailable: outside.mailer !== undefined,
          mailDomains: env.MAIL_DOMAINS,
          mail: mail ? choiceView(mail) : null,
          lastFailure: failure
            ? { at: failure.at, reason: reasonText(failure.reason, failure.said) }
            : null,
          feedSince: feed?.since ?? null,
        },
        200,
      )
    })
    .openapi(set, async (c) => {
      const { personId } = c.var.viewer
      const choice = c.req.valid('json')
      const domain = choice.address.split('@').at(-1)?.toLowerCase() ?? ''
      if (env.MAIL_DOMAINS.length > 0 && !env.MAIL_DOMAINS.includes(domain)) {
        throw otherDomain(env.MAIL_DOMAINS)
      }
      if ((choice.quietFrom === null) !== (choice.quietTo === null)) throw halfQuiet(choice)
      if (choice.active && !outside.mailer) throw mailOff()
      await record(db, async (tx, enter) => {
        const at = clock.now()
        await setMailChoice(tx, { personId, choice, at })
        // Not the address: the ledger keeps for ever what people may want forgotten.
        const { active, news, digest } = choice
        const data = { channel: 'mail', active, news, digest }
        enter({ at, kind: 'channel.set', actor: personId, data })
      })
      return c.body(null, 204)
    })
    .openapi(test, async (c) => {
      const { personId } = c.var.viewer
      const mail = await mailChoiceOf(db, personId)
      if (!outside.mailer) throw mailOff()
      if (!mail) throw noAddress()
      await throttle(c, personId)
      const { address, language } = mail
      const message = { at: clock.now(), language, sentence: phrases[language].test, path: '/me' }
      const outcome = await outside.mail({ id: `test-${randomUUID()}`, address }, message)
      if (!outcome.sent) {
        throw conflict(
          `delivery.${outcome.reason}`,
          reasonText(outcome.reason, outcome.said),
          admin,
        )
      }
      return c.body(null, 204)
    })
}

const choiceView = ({
  address,
  active,
  news,
  digest,
  quietFrom,
  quietTo,
  language,
}: MailChoice) => ({
  address,
  active,
  news,
  digest,
  quietFrom,
  quietTo,
  language,
})

const admin = { zh: '系统管理员', en: 'System administrator' }

const mailOff = () =>
  conflict(
    'channel.mail-off',
    { zh: '还没有配置邮件服务,发不了邮件', en: 'No mail server is set up, so no mail can be sent' },
    admin,
  )

const noAddress = () =>
  conflict('channel.no-address', {
    zh: '请先在“我的设置”里填写自己的邮箱地址',
    en: 'Enter your own mail address under “My settings” first',
  })

const otherDomain = (domains: readonly string[]) =>
  invalid('address', 'channel.domain', {
    zh: `只能使用这些域名的邮箱:${domains.join('、')}`,
    en: `Only addresses of these domains may be used: ${domains.join(', ')}`,
  })

const halfQuiet = ({ quietFrom }: Pick<MailChoice, 'quietFrom'>) =>
  invalid(quietFrom === null ? 'quietFrom' : 'quietTo', 'channel.quiet', {
    zh: '免打扰的起止时间要一起填写',
    en: 'Quiet hours need both a beginning and an end',
  })
