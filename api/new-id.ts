import { nanoid } from 'nanoid'

/** Makes opaque ids of what people bring in; a rehearsal makes the same ones each time it is run. */
export type NewId = () => string

/** Ids that nobody can guess. */
export const randomId: NewId = () => nanoid()
