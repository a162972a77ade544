import { answer, api, done, withId } from '../client.ts'
import type { AddRobot, ChangeRobot, FailureState, SetMailChoice } from '../contract.ts'
import type { Locale } from '../i18n/locale.ts'

const mine = api.me.channels
const feed = api.me['calendar-feed']
const one = api.robots[':id']

export const getMyChannels = () => answer(mine.$get())
export const setMailChoice = (json: SetMailChoice) => done(mine.mail.$put({ json }))
export const testMail = () => done(mine.mail.test.$post())
/** The address is in this answer and never again. */
export const makeFeed = (language: Locale) => answer(feed.$post({ json: { language } }))
export const endFeed = () => done(feed.$delete())
export const getLink = (ref: string) =>
  answer(api.links[':ref'].$get({ param: { ref: encodeURIComponent(ref) } }))

export const getChannelState = () => answer(api.channels.$get())
export const listRobots = () => answer(api.robots.$get())
export const addRobot = (json: AddRobot) => answer(api.robots.$post({ json }))
export const changeRobot = (id: string, json: ChangeRobot) =>
  answer(one.$put({ ...withId(id), json }))
export const removeRobot = (id: string) => done(one.$delete(withId(id)))
export const testRobot = (id: string) => done(one.test.$post(withId(id)))
export const listDeliveries = (state: FailureState, cursor?: string) =>
  answer(api.deliveries.$get({ query: { state, cursor, limit: 50 } }))
export const retryDeliveries = (ids: readonly string[]) =>
  answer(api.deliveries.retry.$post({ json: { ids: [...ids] } }))
export const dropDeliveries = (ids: readonly string[]) =>
  answer(api.deliveries.drop.$post({ json: { ids: [...ids] } }))
