import { expect } from 'vitest'
import type { Bureau } from './bureau.ts'

export type Filed = {
  readonly id: string
  readonly number: string
  readonly code: string
  readonly receivedAt: string
}

/** A complaint filed without an account, its workflow started; with its case id. */
export async function aComplaint(
  bureau: Bureau,
  with_: Readonly<Record<string, unknown>> = {},
): Promise<Filed> {
  const { status, body } = await bureau.callPublic('/api/portal/complaints', {
    channel: 'online',
    kind: 'attitude',
    text: '窗口叫号后无人应答,等了一个上午',
    section: 'permits',
    ...with_,
  })
  expect({ status, body }).toMatchObject({ status: 201 })
  const [row] = await bureau.caseByNumber(body.number)
  await bureau.relay()
  await expect.poll(() => bureau.open(row?.id ?? '', 'complaint.triage')).toBeDefined()
  const { number, code, receivedAt } = body
  return { id: row?.id ?? '', number, code, receivedAt }
}

/** What the complainant sees, or does, with their receipt. */
export async function withReceipt(
  bureau: Bureau,
  { number, code }: Filed,
  what = '',
  body: Readonly<Record<string, unknown>> = {},
) {
  const path = `/api/portal/follow${what && `/${what}`}`
  const answer = await bureau.callPublic(path, { number, code, ...body })
  expect(answer).toMatchObject({ status: 200 })
  return answer.body
}

/** Carries words to running cases until a step is open. */
export async function untilOpen(bureau: Bureau, caseId: string, kind: string) {
  await bureau.relay()
  await expect.poll(() => bureau.open(caseId, kind)).toBeDefined()
}
