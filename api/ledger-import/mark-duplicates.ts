import type { PreviewRow } from './ledger-preview.ts'
import { fold, squeeze } from './normalise.ts'
import type { Said } from './said.ts'

const sameAs =
  /(?:与|同|和|见)(?:第|序号|问题|上述|本表)*(\d{1,5})(?:号|条|项|行|个)?(?:问题)?(?:相同|重复|合并|一致)/

/**
 * Marks rows that repeat another: the same section and description as an earlier row or as an issue there already is, or
 * a remark that says so (与32重复,待合并). Such rows are kept in view but not imported unless a person wants them.
 */
export function markDuplicates(
  rows: readonly PreviewRow[],
  existing: ReadonlySet<string>,
): PreviewRow[] {
  const first = new Map<string, PreviewRow>()
  const byNumber = new Map(rows.map((row) => [`${row.sheet}\n${row.no}`, row]))
  const repeated = new Set<PreviewRow>()
  return rows.map((row) => {
    const hasTitle = row.fields.title.value !== null
    const twin = hasTitle ? first.get(row.fingerprint) : undefined
    if (hasTitle && !twin) first.set(row.fingerprint, row)
    const number = numberReferredTo(row)
    const referred = number === null ? undefined : byNumber.get(`${row.sheet}\n${number}`)
    const original =
      twin ?? (referred !== row && referred && !repeated.has(referred) ? referred : undefined)
    if (original) {
      repeated.add(row)
      return { ...row, duplicateOf: { sheet: original.sheet, row: original.row }, include: false }
    }
    if (hasTitle && existing.has(row.fingerprint)) {
      return { ...row, duplicateOf: { existing: row.fingerprint }, include: false }
    }
    if (number === null) return row
    return { ...row, notes: [...row.notes, notFound(number)] }
  })
}

function numberReferredTo(row: PreviewRow): string | null {
  for (const field of [row.fields.remark, row.fields.status]) {
    const match = sameAs.exec(squeeze(fold(field.raw)))
    if (match?.[1]) return String(Number(match[1]))
  }
  return null
}

function notFound(number: string): Said {
  return {
    zh: `备注说与${number}重复,但没有可对应的行`,
    en: `the remark says it repeats ${number}, but there is no such row to keep instead`,
  }
}
