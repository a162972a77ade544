import { setTimeout as sleep } from 'node:timers/promises'
import type { Acknowledged } from './invariants.ts'

type Reply = { readonly status: number; readonly body: Record<string, unknown> }

/** People of the sample bureau at their browsers. */
export type Office = {
  /** One request by a person; undefined when nobody answered. */
  readonly send: (
    login: string,
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
  ) => Promise<Reply | undefined>
  /** Registers an issue; its id once that was acknowledged. */
  readonly register: () => Promise<string | undefined>
  /** Answers a step; true once that was acknowledged. */
  readonly answer: (caseId: string, step: Step) => Promise<boolean>
  /** What the product said it has done, so far. */
  readonly acknowledged: Acknowledged
  /** Requests that ended without an answer, so far. */
  readonly unanswered: () => number
  /** Acts that were taken in while the engine was away, so far. */
  readonly taken: () => number
}

const steps = {
  rectify: { by: 'liu.yang', values: { measures: '并联审批,一次告知', evidence: [] } },
  confirm: { by: 'chen.wei', values: {} },
  verify: { by: 'zuofengban', values: {} },
} as const
export type Step = keyof typeof steps
export const stepsInOrder: readonly Step[] = ['rectify', 'confirm', 'verify']

/** Signs the people in who walk an issue to its end. @throws Error when one is refused */
export async function openOffice(url: string): Promise<Office> {
  const cookies = new Map<string, string>()
  const acknowledged = { cases: [], acts: [] } as {
    cases: { id: string; number: string | null }[]
    acts: { taskId: string; by: string }[]
  }

  let unanswered = 0
  let taken = 0
  const send: Office['send'] = async (login, method, path, body) => {
    try {
      const response = await fetch(url + path, {
        method,
        headers: {
          origin: url,
          cookie: cookies.get(login) ?? '',
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(30_000),
      })
      return { status: response.status, body: (await response.json()) as Reply['body'] }
    } catch {
      unanswered += 1
      return undefined
    }
  }

  for (const login of ['zuofengban', 'liu.yang', 'chen.wei']) {
    const response = await fetch(`${url}/api/session/demonstration`, {
      method: 'POST',
      headers: { origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({ login }),
    })
    if (!response.ok) throw new Error(`${login} could not sign in: ${await response.text()}`)
    const set = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
    cookies.set(login, set.join('; '))
  }

  return {
    send,
    acknowledged,
    unanswered: () => unanswered,
    taken: () => taken,
    async register() {
      const reply = await send('zuofengban', 'POST', '/api/issues/register', {
        section: 'permits',
        responsible: 'liu.yang',
        title: '审批平均用时超出承诺时限',
      })
      if (reply?.status !== 201) return undefined
      const opened = { id: String(reply.body['id']), number: reply.body['number'] as string | null }
      acknowledged.cases.push(opened)
      return opened.id
    },
    async answer(caseId, step) {
      const { by, values } = steps[step]
      const taskId = `${caseId}.${step}.1`
      const reply = await send(by, 'POST', `/api/tasks/${taskId}/complete`, { values })
      if (reply?.status !== 200) return false
      acknowledged.acts.push({ taskId, by })
      if (reply.body['pending'] === true) taken += 1
      return true
    },
  }
}

/** People at work until they are told to stop: register, answer every step, begin again. */
export function keepBusy(office: Office, people: number): { readonly stop: () => Promise<void> } {
  let busy = true
  const work = async () => {
    while (busy) {
      const id = await office.register()
      for (const step of stepsInOrder) {
        if (!id || !busy || !(await office.answer(id, step))) break
      }
      if (!id) await sleep(200)
    }
  }
  const working = Array.from({ length: people }, work)
  return {
    async stop() {
      busy = false
      await Promise.all(working)
    },
  }
}
