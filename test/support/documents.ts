import { randomUUID } from 'node:crypto'
import type { Database } from '../../db/client.ts'
import { signStored } from '../../db/documents/sign-document.ts'
import { storeDraft } from '../../db/documents/store-draft.ts'
import type { DocumentBlock, DocumentContent } from '../../workflows/document.ts'
import { aCase, MORNING } from './factories.ts'

const blocks: readonly DocumentBlock[] = [
  { block: 'heading', level: 1, text: '一、总体情况' },
  { block: 'heading', level: 2, text: '(一)到期和销号' },
  { block: 'paragraph', text: '=1+1 开头的话也只是话。\n第二段<b>不是</b>标记。' },
  {
    block: 'table',
    caption: '各科室整改情况(件)',
    columns: [{ title: '科室', wide: true }, { title: '到期' }, { title: '整改率' }],
    rows: [
      [{ text: '行政审批科' }, { text: '10', cases: ['no-such-case'] }, { text: '80%' }],
      [{ text: '=HYPERLINK("x")' }, { text: '0', cases: [] }, { text: '—' }],
    ],
  },
]

/** A bulletin of the conduct office, signed unless said otherwise; gives its id. */
export async function aDocument(
  db: Database,
  args: {
    readonly signed?: boolean
    readonly readers?: 'bureau' | 'case'
    readonly content?: Partial<DocumentContent>
  } = {},
): Promise<string> {
  const id = `document-${randomUUID()}`
  const caseId = await aCase(db, { procedure: 'bulletin', step: 'sign', sectionId: null })
  await db.transaction(async (tx) => {
    await storeDraft(tx, {
      id,
      kind: 'bulletin',
      period: '2026-Q1',
      caseId,
      sectionId: null,
      organ: '局作风办',
      mark: '作风办通报',
      owner: 'conduct_office',
      readers: args.readers ?? 'bureau',
      withdraws: null,
      content: {
        title: '关于2026年第一季度作风问题整改情况的通报',
        addressee: '局机关各科室:',
        blocks,
        ...args.content,
      },
      at: MORNING,
    })
    if (args.signed === false) return
    await signStored(tx, { id, by: 'zuofengban', at: MORNING, year: '2026' })
  })
  return id
}
