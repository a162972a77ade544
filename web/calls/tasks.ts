import { request } from '../api.ts'
import type {
  Act,
  ActResult,
  BulkResult,
  CompleteTask,
  Evidence,
  TaskCounts,
  TaskDetail,
  TaskPage,
  TaskView,
} from '../contract.ts'

export type TaskFilter = {
  readonly view: TaskView
  readonly q?: string
  readonly section?: string
  readonly kind?: string
  readonly within?: number
}

export const listTasks = (filter: TaskFilter, cursor: string | undefined, signal?: AbortSignal) =>
  request<TaskPage>('/api/tasks', { query: { ...filter, cursor, limit: 100 }, signal })
export const countTasks = () => request<TaskCounts>('/api/tasks/counts')
export const getTask = (id: string) => request<TaskDetail>(`/api/tasks/${encodeURIComponent(id)}`)

/** Acts that are one POST with a small body; the answer says what to open next. */
export type PlainAct = Exclude<Act, 'complete' | 'draft' | 'comment' | 'remove-co-handler'>

const pathOf: Readonly<Record<PlainAct, string>> = {
  claim: 'claim',
  release: 'release',
  transfer: 'transfer',
  delegate: 'delegate',
  'give-back': 'give-back',
  'add-co-handler': 'co-handlers',
  return: 'return',
  withdraw: 'withdraw',
  urge: 'urge',
  copy: 'copy',
  extension: 'extension',
  suspend: 'suspend',
  resume: 'resume',
}

const at = (id: string, rest: string) => `/api/tasks/${encodeURIComponent(id)}/${rest}`

export const act = (id: string, name: PlainAct, body: unknown = {}) =>
  request<ActResult>(at(id, pathOf[name]), { method: 'POST', body })
export const completeTask = (id: string, body: CompleteTask) =>
  request<ActResult>(at(id, 'complete'), { method: 'POST', body })
export const removeCoHandler = (id: string, personId: string) =>
  request<ActResult>(at(id, `co-handlers/${encodeURIComponent(personId)}`), { method: 'DELETE' })
export const saveDraft = (id: string, value: Record<string, unknown>) =>
  request<ActResult>(at(id, 'draft'), { method: 'PUT', body: { value } })
export const bulkComplete = (taskIds: readonly string[], answer: CompleteTask) =>
  request<BulkResult>('/api/tasks/bulk-complete', { method: 'POST', body: { taskIds, ...answer } })

/** Stores a file with a task; the answer's id goes into a `files` field. */
export function uploadEvidence(file: File, taskId: string): Promise<Evidence> {
  const body = new FormData()
  body.set('file', file, file.name)
  return request<Evidence>(at(taskId, 'evidence'), { method: 'POST', body })
}
export const evidenceUrl = (id: string) => `/api/evidence/${encodeURIComponent(id)}`
