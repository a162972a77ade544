import type { Role } from './kit/definition.ts'
import { effectKind } from './kit/effect.ts'

/** Keeps the case it is noted in to one role (a clue: discipline): for everybody else it is gone from now on. */
export const reserveCase = effectKind<{ readonly role: Role }>('case.reserve')
