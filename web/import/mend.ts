import type { ImportRow, LedgerPreview, PreviewFields, PreviewRow, Ref } from '../contract.ts'

export type FieldName = keyof PreviewFields

/** What a person settled in a row; absent means as it was read. */
export type Mend = {
  readonly include?: boolean
  readonly title?: string
  readonly section?: Ref
  readonly leader?: Ref
  readonly responsible?: readonly Ref[]
  /** ISO date. */
  readonly deadline?: string
  readonly severity?: 'general' | 'serious'
}
export type Mends = Readonly<Record<number, Mend>>

/** What was settled of a workbook, for the same workbook read again: rows are known by sheet and number. */
export function mendsOf(
  next: LedgerPreview,
  before: LedgerPreview | undefined,
  mends: Mends,
): Mends {
  const settled = new Map(
    (before?.rows ?? []).flatMap((row, at) => {
      const mend = mends[at]
      return mend ? [[placeOf(row), mend] as const] : []
    }),
  )
  return Object.fromEntries(
    next.rows.flatMap((row, at) => {
      const mend = settled.get(placeOf(row))
      return mend ? [[at, mend]] : []
    }),
  )
}

const placeOf = ({ sheet, row }: PreviewRow): string => `${row} ${sheet}`

/** Fields a person can settle in the table. */
export const mendable = [
  'title',
  'section',
  'leader',
  'responsible',
  'deadline',
  'severity',
] as const
export type Mendable = (typeof mendable)[number]
const isMendable = (name: FieldName): name is Mendable => mendable.some((one) => one === name)

/** Fields of a row that still need a person. */
export function unsettled(row: PreviewRow, mend: Mend | undefined): FieldName[] {
  return (Object.keys(row.fields) as FieldName[]).filter(
    (name) => row.fields[name].problem && !(isMendable(name) && mend?.[name] !== undefined),
  )
}

/** Who registers at once has to say who is responsible; who reports has not. */
export type As = 'registrar' | 'reporter'

/** Whether a row cannot be imported as it is: it has no title, no section, or nobody who would get it. */
export function isBlocked(row: PreviewRow, mend: Mend | undefined, as: As): boolean {
  if (!(mend?.title ?? row.fields.title.value)) return true
  if (!(mend?.section ?? row.fields.section.value)) return true
  const responsible = mend?.responsible ?? row.fields.responsible.value ?? []
  return as === 'registrar' && responsible.length === 0
}

export const isIncluded = (row: PreviewRow, mend: Mend | undefined) => mend?.include ?? row.include

/** The same answer for every row that says the same in that field and has the same doubt. */
export function sameDoubt(preview: LedgerPreview, at: number, field: Mendable): number[] {
  const own = preview.rows[at]?.fields[field]
  if (!own?.problem) return [at]
  return preview.rows.flatMap((row, other) =>
    row.fields[field].problem && row.fields[field].raw === own.raw && own.raw.trim() !== ''
      ? [other]
      : other === at
        ? [at]
        : [],
  )
}

/** What the whole preview comes to after mending. */
export function countRows(preview: LedgerPreview, mends: Mends, as: As) {
  const counts = { included: 0, problems: 0, duplicates: 0, blocked: 0, skipped: 0 }
  preview.rows.forEach((row, at) => {
    const mend = mends[at]
    if (row.duplicateOf) counts.duplicates += 1
    if (!isIncluded(row, mend)) {
      counts.skipped += 1
      return
    }
    counts.included += 1
    if (unsettled(row, mend).length > 0) counts.problems += 1
    if (isBlocked(row, mend, as)) counts.blocked += 1
  })
  return counts
}

/** The rows to import, each with what was read or settled. */
export function importRows(preview: LedgerPreview, mends: Mends, as: As): ImportRow[] {
  return preview.rows.flatMap((row, at) => {
    const mend = mends[at]
    if (!isIncluded(row, mend) || isBlocked(row, mend, as)) return []
    const { fields } = row
    return [
      {
        sheet: row.sheet,
        row: row.row,
        fingerprint: row.fingerprint,
        category: fields.category.value,
        title: mend?.title ?? fields.title.value ?? fields.title.raw,
        measures: fields.measures.value,
        leader: (mend?.leader ?? fields.leader.value)?.id ?? null,
        section: (mend?.section ?? fields.section.value)?.id ?? '',
        responsible: (mend?.responsible ?? fields.responsible.value ?? []).map((one) => one.id),
        deadline: mend?.deadline
          ? { kind: 'date', date: mend.deadline }
          : fields.deadline.value?.kind === 'error'
            ? null
            : fields.deadline.value,
        status: fields.status.value,
        remark: fields.remark.value,
        severity: mend?.severity ?? fields.severity.value ?? 'general',
        source: fields.source.value,
        done: row.done,
        description: othersOf(row),
      },
    ]
  })
}

/** Columns nobody knows are kept with the issue as words rather than lost. */
function othersOf(row: PreviewRow): string | null {
  const lines = Object.entries(row.others).filter(([, value]) => value.trim() !== '')
  return lines.length > 0 ? lines.map(([heading, value]) => `${heading}:${value}`).join('\n') : null
}
