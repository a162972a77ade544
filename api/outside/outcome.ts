import type { Text } from '../../workflows/kit/definition.ts'

/** Why something did not go out. What a server wrote is not kept: it repeats addresses. */
export const reasons = {
  'mail.off': { zh: '没有配置邮件服务', en: 'No mail server is set up' },
  'mail.auth': {
    zh: '邮件服务器不接受清风的账号或密码',
    en: 'The mail server does not accept Qingfeng’s account or password',
  },
  'mail.connection': { zh: '连不上邮件服务器', en: 'The mail server cannot be reached' },
  'mail.timeout': { zh: '邮件服务器没有及时回应', en: 'The mail server did not answer in time' },
  'mail.tls': {
    zh: '和邮件服务器的加密连接没有建立',
    en: 'No encrypted connection to the mail server came about',
  },
  'mail.busy': {
    zh: '邮件服务器暂不接收,稍后再试',
    en: 'The mail server takes nothing at the moment',
  },
  'mail.refused': { zh: '邮件服务器拒收', en: 'The mail server refused it' },
  'robot.sealed': {
    zh: '机器人的地址无法解封(密钥已更换),请重新填写',
    en: 'The robot’s address cannot be unsealed (the key has changed); enter it again',
  },
  'robot.address': {
    zh: '机器人的地址不在允许范围内',
    en: 'The robot’s address is not among those allowed',
  },
  'robot.redirect': {
    zh: '对方要求转到别的地址,没有照办',
    en: 'It asked to go to another address, which was not followed',
  },
  'robot.timeout': { zh: '对方没有及时回应', en: 'It did not answer in time' },
  'robot.connection': { zh: '连不上对方', en: 'It cannot be reached' },
  'robot.away': { zh: '对方服务出错', en: 'Its service failed' },
  'robot.busy': { zh: '对方限制发送频率,稍后再试', en: 'It limits how often it is sent to' },
  'robot.refused': {
    zh: '对方拒收,请核对地址、加签密钥和关键词“清风”',
    en: 'It refused; check the address, the signing secret and the keyword 清风',
  },
  'robot.answer': { zh: '对方的回答不是机器人的', en: 'Its answer is not that of a robot' },
} as const satisfies Readonly<Record<string, Text>>
export type Reason = keyof typeof reasons

/** How sending went. `final`: trying again would change nothing until somebody mends it. */
export type Outcome =
  | { readonly sent: true }
  | {
      readonly sent: false
      readonly reason: Reason
      readonly final: boolean
      readonly said: number | null
    }

export const sent: Outcome = { sent: true }
export const notYet = (reason: Reason, said: number | null = null): Outcome => ({
  sent: false,
  reason,
  said,
  final: false,
})
export const never = (reason: Reason, said: number | null = null): Outcome => ({
  sent: false,
  reason,
  said,
  final: true,
})

/** The sentence for a reason, with the number that the server gave. */
export function reasonText(reason: string, said: number | null): Text {
  const text: Text = (reasons as Readonly<Record<string, Text>>)[reason] ?? {
    zh: '没有发出',
    en: 'It was not sent',
  }
  return said === null ? text : { zh: `${text.zh}(${said})`, en: `${text.en} (${said})` }
}
