import type { z } from '@hono/zod-openapi'
import type { Database } from '../../db/client.ts'
import { listDocuments } from '../../db/documents/read-documents.ts'
import type { Viewer } from '../../db/viewer.ts'
import type { DocumentLink } from '../schemas/document.ts'
import { documentItem } from './document-view.ts'

/** The documents of a case that the viewer may read, the newest first. */
export async function documentsOf(
  db: Database,
  args: { readonly caseId: string; readonly viewer: Viewer },
): Promise<z.infer<typeof DocumentLink>[]> {
  const { rows } = await listDocuments(db, { ...args, limit: 20 })
  return rows.map((row) => {
    const { id, kindTitle, title, status, version } = documentItem(row)
    return { id, kindTitle, title, status, version }
  })
}
