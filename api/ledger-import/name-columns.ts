import type { LedgerField } from './headings.ts'
import { synonyms } from './headings.ts'
import { squeeze } from './normalise.ts'
import type { SheetRow } from './sheet.ts'
import { columnName } from './sheet.ts'

/** What a person says a column is: a field, 'words' (kept with the description), or null (left out). */
export type ColumnChoice = LedgerField | 'words' | null
/** Choices by the `key` of a column; one for a heading holds on every sheet that has it. */
export type HeadingChoices = Readonly<Record<string, ColumnChoice>>

/**
 * A column of a table. `key` is its heading, made unlike any other of the table; `field` is null for one that is not
 * known, which is kept with the description unless it is `leftOut`; `chosen`: a person said so.
 */
export type LedgerColumn = {
  readonly column: number
  readonly heading: string
  readonly key: string
  readonly field: LedgerField | null
  readonly leftOut: boolean
  readonly chosen: boolean
}

/** Longer text is no heading, and not worth matching patterns against. */
export const MAX_HEADING = 60
const MAX_KEY = 100

const fieldOfHeading: ReadonlyMap<string, LedgerField> = new Map(
  Object.entries(synonyms).flatMap(([field, headings]) =>
    headings.map((heading) => [heading, field as LedgerField] as const),
  ),
)

/** The field a heading stands for: 整改时限(年月日), ＊责任人 and 完 成 时 限 are read as what they say. */
export function fieldOf(heading: string): LedgerField | null {
  if (heading.length > MAX_HEADING) return null
  const bare = squeeze(heading)
    .toUpperCase()
    .replace(/\(.*?\)|\[.*?\]|【.*?】/g, '')
    .replace(/^[*※]+|[*:;,。、]+$/g, '')
  return fieldOfHeading.get(bare) ?? null
}

/**
 * The columns of one or two heading lines, those of `without` that have content but no heading included. What a person
 * chose has the field; of the others the first that claims it; the rest are kept as unknown.
 */
export function nameColumns(
  lines: readonly SheetRow[],
  choices: HeadingChoices,
  without: readonly number[] = [],
): LedgerColumn[] {
  const headings = headingsOf(lines, without)
  const taken = new Set<LedgerField>()
  const take = (field: LedgerField | null | undefined): LedgerField | null => {
    if (!field || taken.has(field)) return null
    taken.add(field)
    return field
  }
  const choice = headings.map((heading) => choiceOf(choices, heading))
  const chosen = choice.map((field) => (field === 'words' ? null : take(field)))
  return headings.map(({ column, heading, key, names }, i) => ({
    column,
    heading,
    key,
    field: choice[i] === undefined ? take(names.map(fieldOf).find(Boolean)) : (chosen[i] ?? null),
    leftOut: choice[i] === null,
    chosen: choice[i] !== undefined,
  }))
}

type Heading = Pick<LedgerColumn, 'column' | 'heading' | 'key'> & {
  readonly names: readonly string[]
}

/** A column with a heading of its own is also found by that alone, without the group's. */
function choiceOf(choices: HeadingChoices, { heading, key, names }: Heading) {
  const known = key === heading ? [key, ...names] : [key]
  const name = known.find((one) => Object.hasOwn(choices, one))
  return name === undefined ? undefined : choices[name]
}

function headingsOf(lines: readonly SheetRow[], without: readonly number[]): Heading[] {
  const numbers = new Set([...lines.flatMap((line) => [...line.cells.keys()]), ...without])
  const keys = new Set<string>()
  return [...numbers]
    .sort((a, b) => a - b)
    .map((column) => {
      const { shown, names } = headingOf(lines, column)
      const heading = shown.length > MAX_KEY ? `${shown.slice(0, MAX_KEY).toWellFormed()}…` : shown
      const key = heading && !keys.has(heading) ? heading : `${heading}(${columnName(column)}列)`
      keys.add(key)
      return { column, heading, key, names }
    })
}

/** A column under a group is called by its own line first, then by both together, then by the group. */
function headingOf(lines: readonly SheetRow[], column: number) {
  const texts = lines.flatMap((line) => {
    const cell = line.cells.get(column)
    return cell ? [squeeze(cell.text)] : []
  })
  const [group = '', own = group] = texts
  if (own === group) return { shown: group, names: [group] }
  return { shown: `${group}/${own}`, names: [own, group + own] }
}
