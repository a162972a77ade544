import { answer, api, done, until, withId } from '../client.ts'
import type { Act, ActResult, CompleteTask, TaskView } from '../contract.ts'

export type TaskFilter = {
  readonly view: TaskView
  readonly q?: string
  readonly section?: string
  readonly kind?: string
  readonly within?: number
}

const one = api.tasks[':id']

export const listTasks = (filter: TaskFilter, cursor: string | undefined, signal?: AbortSignal) =>
  answer(api.tasks.$get({ query: { ...filter, cursor, limit: 100 } }, until(signal)))
export const countTasks = () => answer(api.tasks.counts.$get())
export const getTask = (id: string) => answer(one.$get(withId(id)))

/** Acts that are one POST with a small body. */
export type PlainAct = Exclude<Act, 'complete' | 'draft' | 'comment' | 'remove-co-handler'>

/** What a form asked before an act; which of it an act takes, its route says. */
type Asked = Readonly<Record<string, unknown>>
const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
/** What has to be there: left empty, the API says so at its field. */
const needed = (value: unknown) => text(value) ?? ''
const person = ({ to, note }: Asked) => ({ json: { to: needed(to), note: text(note) } })
const reason = (asked: Asked) => ({ json: { reason: text(asked['reason']) } })

const acts = {
  claim: (id: string) => answer(one.claim.$post(withId(id))),
  release: (id: string) => answer(one.release.$post(withId(id))),
  transfer: (id: string, asked: Asked) =>
    answer(one.transfer.$post({ ...withId(id), ...person(asked) })),
  delegate: (id: string, asked: Asked) =>
    answer(one.delegate.$post({ ...withId(id), ...person(asked) })),
  'give-back': (id: string, { note }: Asked) =>
    answer(one['give-back'].$post({ ...withId(id), json: { note: text(note) } })),
  'add-co-handler': (id: string, { to }: Asked) =>
    answer(one['co-handlers'].$post({ ...withId(id), json: { to: needed(to) } })),
  return: (id: string, { to, reason }: Asked) =>
    answer(one.return.$post({ ...withId(id), json: { to: needed(to), reason: needed(reason) } })),
  withdraw: (id: string, asked: Asked) =>
    answer(one.withdraw.$post({ ...withId(id), ...reason(asked) })),
  urge: (id: string, { note }: Asked) =>
    answer(one.urge.$post({ ...withId(id), json: { note: text(note) } })),
  copy: (id: string, asked: Asked) => answer(one.copy.$post({ ...withId(id), ...person(asked) })),
  extension: (id: string, { until, reason }: Asked) => {
    const json = { until: needed(until), reason: needed(reason) }
    return answer(one.extension.$post({ ...withId(id), json }))
  },
  suspend: (id: string, { reason }: Asked) =>
    answer(one.suspend.$post({ ...withId(id), json: { reason: needed(reason) } })),
  resume: (id: string, asked: Asked) =>
    answer(one.resume.$post({ ...withId(id), ...reason(asked) })),
} as const satisfies Readonly<Record<PlainAct, (id: string, asked: Asked) => Promise<ActResult>>>

/** Does an act with what its form asked; the answer says what to open next. */
export const act = (id: string, name: PlainAct, asked: Asked = {}): Promise<ActResult> =>
  acts[name](id, asked)
export const completeTask = (id: string, json: CompleteTask) =>
  answer(one.complete.$post({ ...withId(id), json }))
export const removeCoHandler = (id: string, personId: string) => {
  const param = { ...withId(id).param, personId: encodeURIComponent(personId) }
  return answer(one['co-handlers'][':personId'].$delete({ param }))
}
export const saveDraft = (id: string, value: Record<string, unknown>) =>
  answer(one.draft.$put({ ...withId(id), json: { value } }))
export const bulkComplete = (taskIds: readonly string[], given: CompleteTask) =>
  answer(api.tasks['bulk-complete'].$post({ json: { taskIds: [...taskIds], ...given } }))

/** Stores a file with a task; the answer's id goes into a `files` field. */
export const uploadEvidence = (file: File, taskId: string) =>
  answer(one.evidence.$post({ ...withId(taskId), form: { file } }))
/** Takes back a file one has stored oneself, until its task is answered. */
export const removeEvidence = (id: string) => done(api.evidence[':id'].$delete(withId(id)))
export const evidenceUrl = (id: string) => `/api/evidence/${encodeURIComponent(id)}`
