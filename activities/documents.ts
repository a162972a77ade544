import type { DocumentContent, DocumentKind } from '../workflows/document.ts'
import { bulletinContent } from './documents/bulletin.ts'
import { withdrawalContent } from './documents/withdrawal.ts'
import type { Work } from './work.ts'

/** What a document is drafted from: the case and the day of `work`, and what its procedure says of it. */
export type Drafting = {
  readonly period?: string | undefined
  readonly withdraws?: string | undefined
}
export type Drafter = (work: Work, about: Drafting) => Promise<DocumentContent>

/** One line for each kind of document: who writes it from the data. */
export const drafters: Readonly<Partial<Record<DocumentKind, Drafter>>> = {
  bulletin: bulletinContent,
  withdrawal: withdrawalContent,
}
