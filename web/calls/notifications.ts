import { request } from '../api.ts'
import type { NotificationPage } from '../contract.ts'

export const listNotifications = () => request<NotificationPage>('/api/notifications')
/** Marks those with the keys as read, or all. */
export const readNotifications = (keys?: readonly string[]) =>
  request<unknown>('/api/notifications/read', { method: 'POST', body: keys ? { keys } : {} })
