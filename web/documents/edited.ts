import type { DocumentDetail, SaveDocument, ShownBlock } from '../contract.ts'

type Table = Extract<ShownBlock, { block: 'table' }>

/** A part being edited: words, or a table by its place in the version that was opened. */
export type Part = { readonly key: number } & (
  | { readonly block: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly block: 'paragraph'; readonly text: string }
  | { readonly block: 'table'; readonly of: number; readonly table: Table }
)

/** What somebody is writing. */
export type Edited = {
  readonly title: string
  readonly addressee: string
  readonly parts: readonly Part[]
}

let last = 0
/** A key that no other part has, so that a part keeps its field while others come and go. */
export const nextKey = (): number => {
  last += 1
  return last
}

/** A document as it is opened to be edited. */
export function editedFrom(detail: DocumentDetail): Edited {
  return {
    title: detail.title,
    addressee: detail.addressee,
    parts: detail.blocks.map((block, of): Part => {
      const key = nextKey()
      return block.block === 'table' ? { key, block: 'table', of, table: block } : { ...block, key }
    }),
  }
}

/** What is sent of it; parts that are still empty are left out. */
export function asSent(edited: Edited, version: number): SaveDocument {
  const blocks = edited.parts.flatMap((part): SaveDocument['blocks'] => {
    if (part.block === 'table') return [{ block: 'table', of: part.of }]
    const text = part.text.trim()
    if (text === '') return []
    return part.block === 'heading'
      ? [{ block: 'heading', level: part.level, text }]
      : [{ block: 'paragraph', text }]
  })
  return { version, title: edited.title.trim(), addressee: edited.addressee.trim(), blocks }
}

/** The same after it was saved so: its tables are found at their new places. */
export function placed(edited: Edited, sent: SaveDocument): Edited {
  const places = new Map(
    sent.blocks.flatMap((block, at) => (block.block === 'table' ? [[block.of, at] as const] : [])),
  )
  const parts = edited.parts.map((part) =>
    part.block === 'table' ? { ...part, of: places.get(part.of) ?? part.of } : part,
  )
  return { ...edited, parts }
}

/**
 * One's own words on another version: its tables take the places of those one had, in their order, and
 * those beyond come at the end.
 */
export function rebased(edited: Edited, onto: DocumentDetail): Edited {
  const tables = editedFrom(onto).parts.filter((part) => part.block === 'table')
  const parts = edited.parts.flatMap((part): Part[] => {
    if (part.block !== 'table') return [part]
    const table = tables.shift()
    return table ? [table] : []
  })
  return { ...edited, parts: [...parts, ...tables] }
}

/** What a device kept, with keys of its own again. */
export const rekeyed = (edited: Edited): Edited => ({
  ...edited,
  parts: edited.parts.map((part) => ({ ...part, key: nextKey() })),
})
