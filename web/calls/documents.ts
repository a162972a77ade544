import { answer, api, until, withId } from '../client.ts'
import type { ExportFormat, SaveDocument } from '../contract.ts'

const one = api.documents[':id']

export type DocumentFilter = { readonly kind?: string; readonly q?: string }
export const listDocuments = (filter: DocumentFilter, cursor?: string) =>
  answer(api.documents.$get({ query: { ...filter, cursor, limit: 50 } }))
export const getDocument = (id: string) => answer(one.$get(withId(id)))
export const saveDocument = (id: string, json: SaveDocument) =>
  answer(one.$put({ ...withId(id), json }))
export const markDocumentRead = (id: string) => answer(one.read.$post(withId(id)))
export const getReceipts = (id: string) => answer(one.receipts.$get(withId(id)))
export const withdrawDocument = (id: string, json: { reason: string }) =>
  answer(one.withdrawal.$post({ ...withId(id), json }))

/** Where a figure stands: block, row and column. */
export type Place = { readonly block: number; readonly row: number; readonly column: number }
export const getFigure = (id: string, place: Place) => {
  const { block, row, column } = place
  const param = { ...withId(id).param, block: `${block}`, row: `${row}`, column: `${column}` }
  return answer(one.figures[':block'][':row'][':column'].$get({ param }))
}

/** The document as a file, or its refusal. */
export const exportDocument = (id: string, format: ExportFormat, signal?: AbortSignal) =>
  one.export.$get({ ...withId(id), query: { format } }, until(signal))
