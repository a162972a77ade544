import { type Importer, mayImportFor, otherSection } from './importer.ts'
import type { LedgerPreview, PreviewRow } from './ledger-preview.ts'

/** Marks the rows of sections that are not the importer's: shown, explained, and left out. */
export function markOtherSections(preview: LedgerPreview, importer: Importer): LedgerPreview {
  if (importer.registers) return preview
  const rows = preview.rows.map((row) => markRow(row, importer))
  const hasProblem = ({ fields }: PreviewRow) => Object.values(fields).some((f) => f.problem)
  return {
    ...preview,
    rows,
    counts: {
      ...preview.counts,
      included: rows.filter((row) => row.include).length,
      withProblems: rows.filter(hasProblem).length,
    },
  }
}

function markRow(row: PreviewRow, importer: Importer): PreviewRow {
  const { section } = row.fields
  if (section.value === null || mayImportFor(importer, section.value.id)) return row
  const problem = { code: 'section.not-yours', ...otherSection }
  return { ...row, include: false, fields: { ...row.fields, section: { ...section, problem } } }
}
