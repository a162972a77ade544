import type { z } from '@hono/zod-openapi'
import type { Directory } from '../../db/directory.ts'
import type { Text } from '../../workflows/kit/definition.ts'
import { Refusal } from '../errors.ts'
import type { ImportRow } from '../schemas/ledger-import.ts'
import { likelyDeadline } from './import-deadline.ts'
import { type Importer, mayImportFor, otherSection } from './importer.ts'

type Row = z.infer<typeof ImportRow>
type Wrong = { readonly field: string; readonly detail: Text }

/** What rows are checked against. */
export type RowContext = {
  readonly directory: Directory
  readonly importer: Importer
  /** YYYY-MM-DD */
  readonly today: string
}

/**
 * Checks what a form can't say of rows: whether the sections and persons they name are there, and whose
 * they are. @throws Refusal 422 that lists every field as `rows.12.section`, counted from 0
 */
export function checkRows(rows: readonly Row[], context: RowContext): void {
  const sections = new Set(context.directory.sections.map(({ id }) => id))
  const people = new Set(context.directory.people.map(({ id }) => id))
  const wrong = rows.flatMap((row, i) =>
    wrongIn(row, { ...context, sections, people }).map(({ field, detail }) => ({
      field: `rows.${i}.${field}`,
      detail,
    })),
  )
  const [first] = wrong
  if (!first) return
  throw new Refusal({
    status: 422,
    code: 'request.invalid',
    detail: {
      zh: `有${wrong.length}处内容需要修改,没有导入任何一行`,
      en: `${wrong.length} values need changing; no row was imported`,
    },
    field: first.field,
    fields: wrong,
  })
}

type Checked = RowContext & {
  readonly sections: ReadonlySet<string>
  readonly people: ReadonlySet<string>
}

function* wrongFields(row: Row, { sections, people, importer, today }: Checked): Generator<Wrong> {
  if (!sections.has(row.section)) yield { field: 'section', detail: noSection }
  else if (!mayImportFor(importer, row.section)) yield { field: 'section', detail: otherSection }
  if (importer.registers && row.responsible.length === 0) {
    yield { field: 'responsible', detail: required }
  }
  if (!row.responsible.every((id) => people.has(id))) {
    yield { field: 'responsible', detail: noPerson }
  }
  if (row.leader && !people.has(row.leader)) yield { field: 'leader', detail: noPerson }
  if (!likelyDeadline(row.deadline, today)) yield { field: 'deadline', detail: unlikely }
}

const wrongIn = (row: Row, context: Checked): Wrong[] => [...wrongFields(row, context)]

const required = { zh: '必填', en: 'Required' }
const noSection = { zh: '没有这个科室', en: 'No such section' }
const noPerson = { zh: '没有这个人,或已离岗', en: 'No such person, or they have left' }
const unlikely = {
  zh: '不像一个整改期限,请核对年份',
  en: 'Not a likely deadline: check the year',
}
