import { expect } from 'vitest'
import type { Bureau } from './bureau.ts'

/** An issue registered by the conduct office; returns its case id. */
export async function anIssue(
  bureau: Bureau,
  with_: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { status, body } = await bureau.call('zuofengban', 'POST', '/api/issues/register', {
    section: 'permits',
    responsible: 'liu.yang',
    title: '审批平均用时超出承诺时限',
    ...with_,
  })
  expect({ status, body }).toMatchObject({ status: 201 })
  return body.id
}

/** A person completes the open task of a kind; fails where it is refused. */
export async function answer(
  bureau: Bureau,
  person: string,
  caseId: string,
  kind: string,
  values: Readonly<Record<string, unknown>>,
  outcome?: string,
) {
  const task = await bureau.open(caseId, kind)
  expect(task, `${kind} is open`).toBeDefined()
  const reply = await bureau.call(person, 'POST', `/api/tasks/${task?.id}/complete`, {
    values,
    ...(outcome && { outcome }),
  })
  expect(reply).toMatchObject({ status: 200 })
  return reply.body
}
