import type { Reply } from '../engine/open-bureau.ts'

/** An operation that was not done, with why. */
export type Refused = {
  /** The event's place in the file, counted from 0; null for a behaviour. */
  readonly event: number | null
  /** The behaviour's place in the file; null for an event. */
  readonly behaviour: number | null
  readonly line: number
  readonly atMs: number
  readonly operation: string
  readonly by: string | null
  readonly caseId: string | null
  readonly task: string | null
  /** The API's stable code, such as `task.overdue`. */
  readonly error: string
  readonly detail: { readonly zh: string; readonly en: string }
  /** The field it is about. */
  readonly field?: string
}

export type Why = Pick<Refused, 'error' | 'detail' | 'field'>

/** Refused before the API could be asked: what it was about is not there. */
export const nothingThere = (zh: string, en: string): Why => ({
  error: 'rehearsal.nothing-there',
  detail: { zh, en },
})

/** Why the API refused. */
export function whyRefused({ status, body }: Reply): Why {
  const problem = (body ?? {}) as Partial<{
    code: string
    detail: { zh: string; en: string }
    field: string
    fields: readonly { readonly field: string }[]
  }>
  const field = problem.field ?? problem.fields?.[0]?.field
  return {
    error: problem.code ?? `http.${status}`,
    detail: problem.detail ?? { zh: `请求未成功(${status})`, en: `The request failed (${status})` },
    ...(field && { field }),
  }
}

/** Whether it was refused because of who asked: somebody else may still be allowed. */
export const isAboutWho = ({ status }: Reply): boolean =>
  status === 401 || status === 403 || status === 404
