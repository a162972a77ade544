import type { RobotKind } from '../../db/schema/channels.ts'
import type { Text } from '../../workflows/kit/definition.ts'
import { invalid, Refusal } from '../errors.ts'
import type { Outside } from './outside.ts'
import { type AddressFault, type RobotPolicy, robotAddress, robotHosts } from './robot-address.ts'

/** What is stored of where a robot is reached. */
type Sealed = { readonly host: string; readonly sealedUrl: string }

/**
 * Checks and seals a robot's address.
 * @throws Refusal 422 saying what is wrong without repeating it, 503 when there is no key to seal with
 */
export function sealAddress(
  outside: Outside,
  robot: { readonly id: string; readonly kind: RobotKind; readonly url: string },
  policy: RobotPolicy,
): Sealed {
  const url = robotAddress(robot.kind, robot.url, policy)
  if (typeof url === 'string') throw invalid('url', 'robot.address', faults[url](policy))
  return { host: url.host, sealedUrl: sealOrRefuse(outside, robot.id, 'url', url.href) }
}

/** @throws Refusal 503 when there is no key: nothing is stored as it is */
export function sealOrRefuse(
  outside: Outside,
  id: string,
  what: 'url' | 'secret',
  plain: string,
): string {
  try {
    return outside.seal(id, what, plain)
  } catch {
    throw new Refusal({
      status: 503,
      code: 'robot.no-key',
      detail: {
        zh: '没有可用的密钥,地址不能封存,没有保存',
        en: 'There is no usable key to seal the address with; nothing was saved',
      },
      help: { zh: '系统管理员(PAYLOAD_KEYS_FILE)', en: 'System administrator (PAYLOAD_KEYS_FILE)' },
    })
  }
}

const faults: Readonly<Record<AddressFault, (policy: RobotPolicy) => Text>> = {
  form: () => ({ zh: '不是完整的网址', en: 'Not a complete address' }),
  https: () => ({ zh: '网址须以 https:// 开头', en: 'The address has to begin with https://' }),
  host: (policy) => ({
    zh: `只能发往:${robotHosts(policy).join('、')}`,
    en: `Only these hosts are posted to: ${robotHosts(policy).join(', ')}`,
  }),
  path: () => ({
    zh: '不是该服务的机器人地址,请从群机器人设置中整段复制',
    en: 'Not a robot’s address of this service; copy the whole of it from the robot’s settings',
  }),
}
