import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { ledgerFingerprint } from './fingerprint.ts'
import { LedgerFileError } from './ledger-file-error.ts'
import type { LedgerPreview, PreviewContext, PreviewRow } from './ledger-preview.ts'
import { markDuplicates } from './mark-duplicates.ts'
import type { HeadingChoices } from './name-columns.ts'
import { squeeze } from './normalise.ts'
import type { FieldContext } from './read-fields.ts'
import { readFields } from './read-fields.ts'
import { indexPeople } from './read-people.ts'
import type { LedgerLine, LedgerTable } from './read-tables.ts'
import { readTables } from './read-tables.ts'
import { readWorkbook } from './read-workbook.ts'
import type { Said } from './said.ts'
import { columnName } from './sheet.ts'
import { suggestFields } from './suggest-fields.ts'
import { samplesOf } from './table-columns.ts'

/**
 * Reads an office's ledger workbook and says of every row what would be imported, why it was read so and what a person
 * has to settle. Writes nothing. `headings` are a person's choices for headings that are not known.
 * @throws LedgerFileError if the file is not a workbook we read, or no sheet has a header row.
 */
export async function previewLedger(
  buffer: Uint8Array,
  context: PreviewContext & { readonly headings?: HeadingChoices },
): Promise<LedgerPreview> {
  const sheets = await readWorkbook(buffer)
  const perSheet = sheets.map((sheet) => readTables(sheet, context.today, context.headings))
  const tables = perSheet.flat()
  await yieldToOthers()
  const first = tables.find(({ isRead }) => isRead) ?? tables[0]
  if (!first) throw new LedgerFileError('no-header')
  const people = indexPeople(context.people)
  const { sections, items = [] } = context
  const rows: PreviewRow[] = []
  for (const table of tables) {
    const reference = table.reportedOn ?? first.reportedOn ?? context.today
    const deadline = { reference, today: context.today }
    for (const line of table.lines) {
      rows.push(readRow(line, { table, sections, items, people, deadline }))
      if (rows.length % 100 === 0) await yieldToOthers()
    }
  }
  await yieldToOthers()
  const marked = markDuplicates(rows, context.existingFingerprints)
  return {
    title: first.title,
    reportedBy: first.reportedBy,
    reportedOn: first.reportedOn,
    columns: tables.flatMap((table) => columnsOf(table, { ...context, people })),
    sheetsWithoutHeader: sheets
      .filter((sheet, i) => sheet.rows.length > 0 && !perSheet[i]?.some(({ isRead }) => isRead))
      .map(({ name }) => name),
    notes: tables.flatMap(({ notes }) => notes),
    rows: marked,
    counts: count(marked),
  }
}

function columnsOf(
  { sheet, header, isRead }: LedgerTable,
  context: Parameters<typeof suggestFields>[1],
): LedgerPreview['columns'] {
  const suggested = suggestFields(header.columns, context)
  return header.columns.map((column) => ({
    sheet,
    row: header.top,
    column: columnName(column.column),
    key: column.key,
    heading: column.heading,
    field: column.field,
    leftOut: column.leftOut,
    isRead,
    samples: samplesOf(column),
    suggestion: suggested.get(column.column) ?? null,
  }))
}

function readRow(line: LedgerLine, context: FieldContext): PreviewRow {
  const fields = readFields(line, context)
  return {
    sheet: context.table.sheet,
    row: line.row,
    no: squeeze(line.cells.get('no')?.text ?? '') || null,
    fields,
    others: line.others,
    fingerprint: ledgerFingerprint({
      section: fields.section.value?.id ?? fields.section.raw,
      title: fields.title.raw,
    }),
    duplicateOf: null,
    include: true,
    done: isDone(fields.status.raw),
    notes: notesOn(line),
  }
}

/** 已完成, 整改到位, 100% and the like; 未完成, 基本完成, 正在整改 and 完成50% are not done. */
function isDone(status: string): boolean {
  const text = squeeze(status)
  if (/未|没有|尚|部分|基本|正在|推进中|预计|拟|待|即将|计划|(?<!\d)\d{1,2}(?:\.\d+)?%/.test(text))
    return false
  return /已(?:经|全部|按期)*(?:完成|整改|办结|销号|落实|解决)|整改(?:到位|完毕|完成)|完成整改|^(?:完成|办结|销号)|100%/.test(
    text,
  )
}

function notesOn(line: LedgerLine): Said[] {
  const formulas = [...line.cells.values()].filter(({ formula }) => formula)
  return [
    ...formulas.map(({ address }) => ({
      zh: `${address}是公式,只取文件中保存的结果`,
      en: `${address} is a formula: only the result saved in the file is read`,
    })),
    ...(line.hidden ? [{ zh: '该行在表中被隐藏', en: 'the row is hidden in the sheet' }] : []),
  ]
}

function count(rows: readonly PreviewRow[]): LedgerPreview['counts'] {
  const hasProblem = ({ fields }: PreviewRow) =>
    Object.values(fields).some((field) => field.problem)
  return {
    rows: rows.length,
    included: rows.filter(({ include }) => include).length,
    duplicates: rows.filter(({ duplicateOf }) => duplicateOf).length,
    withProblems: rows.filter(hasProblem).length,
    done: rows.filter(({ done }) => done).length,
  }
}
