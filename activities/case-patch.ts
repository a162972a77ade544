import type { CasePatch } from '../db/engine/change-case.ts'

/** Form fields that have a column of the case; the rest of what is written goes into its data. */
const columns = {
  section: 'sectionId',
  responsible: 'responsibleId',
  title: 'title',
  severity: 'severity',
  category: 'category',
} as const

/** What an answer fixes about its case: the fields that the outcome declares as `writes`. */
export function casePatch(
  answer: Readonly<Record<string, unknown>>,
  writes: readonly string[],
): CasePatch {
  const patch: Record<string, unknown> = {}
  const data: Record<string, unknown> = {}
  for (const field of writes) {
    const value = answer[field]
    if (value === undefined) continue
    const column = field in columns ? columns[field as keyof typeof columns] : undefined
    if (column) patch[column] = value
    else data[field] = value
  }
  return { ...patch, data }
}

/** Persons complained about, from whom the case is hidden. */
export const namedIn = (patch: CasePatch): readonly string[] => {
  const named = patch.data?.named
  return Array.isArray(named) ? named.filter((id) => typeof id === 'string') : []
}
