import { answer, api, done } from '../client.ts'

export const listNotifications = () => answer(api.notifications.$get({ query: {} }))
/** Marks those with the keys as read, or all. */
export const readNotifications = (keys?: readonly string[]) =>
  done(api.notifications.read.$post({ json: keys ? { keys: [...keys] } : {} }))
