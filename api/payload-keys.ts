import { readFileSync } from 'node:fs'
import { PayloadKeys } from '../workflows/kit/payload-codec.ts'
import type { Env } from './env.ts'

/** The payload keys of this installation. @throws Error naming the file when it is unusable. */
export function readPayloadKeys(env: Pick<Env, 'PAYLOAD_KEYS_FILE'>): PayloadKeys {
  const parsed = PayloadKeys.safeParse(JSON.parse(readFileSync(env.PAYLOAD_KEYS_FILE, 'utf8')))
  if (!parsed.success)
    throw new Error(`PAYLOAD_KEYS_FILE ${env.PAYLOAD_KEYS_FILE} holds no usable keys`)
  return parsed.data
}
