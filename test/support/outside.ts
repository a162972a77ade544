import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { deliverAll } from '../../api/outside/deliver.ts'
import type { Database } from '../../db/client.ts'
import { type MailChoice, setMailChoice } from '../../db/person-channels.ts'
import { type Notice, tell } from '../../db/tell.ts'
import { ZONE } from '../../workflows/kit/calendar.ts'
import { startApi, type TestApi } from './api.ts'
import { MORNING } from './factories.ts'

/** The API with everything that leaves it set up: `env` says where to. */
export async function startOutside(
  env: Readonly<Record<string, string>> = {},
  options: { readonly timeoutMs?: number } = {},
) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'qingfeng-keys-'))
  const keysFile = path.join(folder, 'payload.json')
  const useKeys = (id: string) =>
    writeFileSync(
      keysFile,
      JSON.stringify({ active: id, keys: { [id]: Buffer.alloc(32, id).toString('base64') } }),
    )
  useKeys('k1')
  const api = await startApi({
    now: MORNING,
    env: {
      MAIL_FROM: '清风 <qingfeng@bureau.example>',
      QINGFENG_PUBLIC_URL: 'https://qingfeng.bureau.example',
      ROBOT_LOOPBACK: 'allow',
      PAYLOAD_KEYS_FILE: keysFile,
      ...env,
    },
    outsideTimeoutMs: options.timeoutMs ?? 5_000,
  })
  return {
    ...api,
    useKeys,
    /** Lets business time pass and carries out what is then due. */
    async pass(duration: Temporal.DurationLike = { seconds: 30 }) {
      const now = Temporal.Instant.from(api.clock.now()).toZonedDateTimeISO(ZONE)
      api.travel(now.add(duration).toInstant().toString())
      await deliverAll(api)
    },
    async close() {
      await api.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type OutsideApi = Awaited<ReturnType<typeof startOutside>>

/** Somebody wants mail; what is not said is each notification, at any hour, in Chinese, and no digest. */
export async function wantsMail(
  db: Database,
  personId: string,
  choice: Partial<MailChoice> = {},
): Promise<void> {
  const usual = { active: true, news: 'everything', digest: false, language: 'zh' } as const
  const address = `${personId}@bureau.example`
  const all = { ...usual, address, quietFrom: null, quietTo: null, ...choice }
  await db.transaction((tx) => setMailChoice(tx, { personId, choice: all, at: MORNING }))
}

/** Tells somebody of a task, as an act or a timer does. */
export async function tells(
  api: Pick<TestApi, 'db' | 'clock'>,
  notice: Pick<Notice, 'personId' | 'taskId' | 'caseId'> & Partial<Notice>,
): Promise<void> {
  const kind = notice.kind ?? 'task.remind'
  const key = `${kind}:${notice.taskId}`
  await api.db.transaction((tx) => tell(tx, [{ key, kind, ...notice }], api.clock.now()))
}
