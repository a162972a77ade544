import { effectKind } from './kit/effect.ts'

/** Word for another case, carried once what it tells of is committed. `key` makes it one word. */
export const tellCase = effectKind<{
  readonly key: string
  readonly caseId: string
  readonly word: string
}>('case.tell')
