import { request } from '../api.ts'
import type { SavedView, SaveView } from '../contract.ts'

export const listViews = () => request<SavedView[]>('/api/views')
export const saveView = (body: SaveView) =>
  request<SavedView>('/api/views', { method: 'POST', body })
export const deleteView = (id: string) =>
  request<void>(`/api/views/${encodeURIComponent(id)}`, { method: 'DELETE' })
