import { BlockList, isIP } from 'node:net'
import type { RobotKind } from '../../db/schema/channels.ts'
import type { Env } from '../env.ts'

/** Where the three services take messages; a robot's address begins so. */
const services: Readonly<Record<RobotKind, { readonly host: string; readonly path: string }>> = {
  wecom: { host: 'qyapi.weixin.qq.com', path: '/cgi-bin/webhook/send' },
  dingtalk: { host: 'oapi.dingtalk.com', path: '/robot/send' },
  feishu: { host: 'open.feishu.cn', path: '/open-apis/bot/v2/hook/' },
}

export type RobotPolicy = Pick<Env, 'ROBOT_HOSTS' | 'ROBOT_LOOPBACK'>

/** What is wrong with an address: a robot is posted to where its service lives, over TLS, and nowhere else. */
export type AddressFault = 'form' | 'https' | 'host' | 'path'

/** A robot's address as a URL, or what is wrong with it. Further hosts come from the configuration only. */
export function robotAddress(
  kind: RobotKind,
  text: string,
  policy: RobotPolicy,
): URL | AddressFault {
  if (!URL.canParse(text)) return 'form'
  const url = new URL(text)
  if (url.username || url.password || url.hash) return 'form'
  if (isLoopback(url.hostname)) return policy.ROBOT_LOOPBACK === 'allow' ? url : 'host'
  if (url.protocol !== 'https:') return 'https'
  if (isIP(url.hostname.replace(/^\[|\]$/g, ''))) return 'host'
  if (policy.ROBOT_HOSTS.includes(url.host)) return url
  const { host, path } = services[kind]
  if (url.host !== host) return 'host'
  return url.pathname.startsWith(path) ? url : 'path'
}

/** Every host that a robot may have. */
export const robotHosts = (policy: RobotPolicy): readonly string[] => [
  ...Object.values(services).map((service) => service.host),
  ...policy.ROBOT_HOSTS,
]

export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'

const inside = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  inside.addSubnet(network, prefix, 'ipv4')
}
for (const [network, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  inside.addSubnet(network, prefix, 'ipv6')
}

/** Whether an IP address belongs to this machine or a network that is not the open internet. */
export function isInside(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return inside.check(address, 'ipv4')
  // A mapped IPv4 address is checked as what it stands for.
  return family === 6 ? inside.check(address, 'ipv6') : true
}
