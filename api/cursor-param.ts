import { type Cursor, decodeCursor } from '../db/cursor.ts'
import { invalid } from './errors.ts'

/** A page's cursor as it came back. @throws Refusal 422 for one that no page gave. */
export function cursorFrom(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined
  const cursor = decodeCursor(text)
  if (!cursor) {
    throw invalid('cursor', 'request.cursor', {
      zh: '翻页位置无效,请从第一页开始',
      en: 'This page position is not valid; start from the first page',
    })
  }
  return cursor
}
