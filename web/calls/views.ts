import { answer, api, done, withId } from '../client.ts'
import type { SaveView } from '../contract.ts'

export const listViews = () => answer(api.views.$get())
export const saveView = (json: SaveView) => answer(api.views.$post({ json }))
export const deleteView = (id: string) => done(api.views[':id'].$delete(withId(id)))
