import type { NegativeItem } from '../../db/negative-list.ts'
import type { LedgerField } from './headings.ts'
import type { FieldProblem, Named, PreviewField, PreviewFields } from './ledger-preview.ts'
import { squeeze } from './normalise.ts'
import { readCategory } from './read-category.ts'
import type { DeadlineContext, DeadlineReading } from './read-deadline.ts'
import { readDeadline } from './read-deadline.ts'
import type { PeopleIndex, PersonReading } from './read-people.ts'
import { readPeople } from './read-people.ts'
import type { LedgerSection } from './read-section.ts'
import { readSection } from './read-section.ts'
import type { LedgerCell, LedgerLine, LedgerTable } from './read-tables.ts'
import type { Said } from './said.ts'

export type FieldContext = {
  readonly table: LedgerTable
  readonly sections: readonly LedgerSection[]
  readonly people: PeopleIndex
  readonly deadline: DeadlineContext
  readonly items: readonly NegativeItem[]
}

/** Reads the cells of a line against sections, people and the calendar day. */
export function readFields(line: LedgerLine, context: FieldContext): PreviewFields {
  const found = sectionField(line, context)
  const responsible = responsibleField(line, context, found.value?.id ?? null)
  return {
    category: readCategory(textField(line, 'category'), line.group, context.items),
    title: titleField(line),
    measures: textField(line, 'measures'),
    leader: leaderField(line, context),
    section: found.raw ? found : (sectionOfPeople(responsible.names, context) ?? found),
    responsible,
    deadline: deadlineField(line, context),
    status: textField(line, 'status'),
    remark: textField(line, 'remark'),
    severity: severityField(line),
    source: textField(line, 'source'),
  }
}

function textField(line: LedgerLine, field: LedgerField): PreviewField<string> {
  const cell = line.cells.get(field)
  return { raw: cell?.text ?? '', value: cell?.text || null, how: howFilled(cell), problem: null }
}

function titleField(line: LedgerLine): PreviewField<string> {
  const field = textField(line, 'title')
  if (field.value) return field
  return {
    ...field,
    problem: problem('title.missing', '没有写问题表现', 'the problem is not described'),
  }
}

/** An empty cell is filled by the sheet's name or the reporting unit, if the sheet has no column for the section. */
function sectionField(line: LedgerLine, context: FieldContext): PreviewField<Named> {
  const cell = line.cells.get('section')
  const base = { raw: cell?.text ?? '', value: null, how: howFilled(cell) }
  const read = readSection(base.raw, context.sections)
  if (read.kind === 'matched') {
    const alias = read.alias && {
      zh: `“${read.alias}”是${read.section.name}的别名`,
      en: `“${read.alias}” is another name of ${read.section.name}`,
    }
    const lead = read.lead && { zh: '取牵头科室', en: 'the section that leads' }
    return { ...base, value: named(read.section), how: both(base.how, lead, alias), problem: null }
  }
  if (read.kind === 'ambiguous') {
    const said = problem(
      'section.several',
      '涉及多个科室,请选定一个责任科室',
      'several sections: choose the responsible one',
    )
    return { ...base, problem: said, options: read.candidates.map(named) }
  }
  if (read.kind === 'unknown') {
    const said = problem(
      'section.unknown',
      `没有名为“${base.raw}”的科室`,
      `there is no section called “${base.raw}”`,
    )
    return { ...base, problem: said, options: read.suggestions.map(named) }
  }
  return sectionOfSheet(context) ?? { ...base, problem: noSection }
}

const noSection = problem('section.missing', '没有写责任科室', 'no responsible section is given')

function sectionOfSheet({ table, sections }: FieldContext): PreviewField<Named> | null {
  if (table.header.columns.some(({ field }) => field === 'section')) return null
  for (const [text, zh, en] of [
    [table.sheet, '工作表名称', 'the sheet’s name'],
    [table.reportedBy ?? '', '填报单位', 'the reporting unit'],
  ] as const) {
    const read = readSection(text, sections)
    if (read.kind !== 'matched') continue
    const how = { zh: `没有责任科室一列,按${zh}`, en: `there is no section column: from ${en}` }
    return { raw: '', value: named(read.section), how, problem: null }
  }
  return null
}

function sectionOfPeople(
  names: readonly PersonReading[],
  { sections }: FieldContext,
): PreviewField<Named> | null {
  const ids = new Set(names.map((name) => (name.kind === 'matched' ? name.person.sectionId : null)))
  const section = ids.size === 1 ? sections.find(({ id }) => ids.has(id)) : undefined
  if (!section) return null
  const how = {
    zh: '未写科室,按责任人所在科室',
    en: 'left empty: the section of the responsible person',
  }
  return { raw: '', value: named(section), how, problem: null }
}

function responsibleField(line: LedgerLine, context: FieldContext, sectionId: string | null) {
  const cell = line.cells.get('responsible')
  const raw = cell?.text ?? ''
  const names = readPeople(raw, context.people, sectionId)
  const base = { raw, names, ...peopleFound(names), how: both(howFilled(cell), howMeant(names)) }
  if (names.length) return base
  return {
    ...base,
    problem: problem('responsible.missing', '没有写责任人', 'nobody is named as responsible'),
  }
}

function leaderField(line: LedgerLine, context: FieldContext): PreviewField<Named> {
  const cell = line.cells.get('leader')
  const names = readPeople(cell?.text ?? '', context.people)
  const { value, ...found } = peopleFound(names)
  const several = value && value.length > 1 && !found.problem
  return {
    raw: cell?.text ?? '',
    value: several ? null : (value?.[0] ?? null),
    how: both(howFilled(cell), howMeant(names)),
    ...found,
    ...(several && {
      problem: problem('leader.several', '写了多位领导,请选定一位', 'several leaders: choose one'),
      options: value,
    }),
  }
}

function peopleFound(names: readonly PersonReading[]) {
  const value = names.flatMap((name) => (name.kind === 'matched' ? [named(name.person)] : []))
  const open = names.filter((name) => name.kind !== 'matched')
  const options = open.flatMap((name) =>
    (name.kind === 'ambiguous'
      ? name.candidates
      : name.kind === 'unknown'
        ? name.suggestions
        : []
    ).map(named),
  )
  const [first] = open
  if (!first) return { value: value.length ? value : null, problem: null }
  const all = open.map(({ text }) => text)
  const said =
    first.kind === 'ambiguous'
      ? problem(
          'person.ambiguous',
          `有多位“${all.join('、')}”,请选定`,
          `more than one “${all.join(', ')}”: choose`,
        )
      : problem(
          'person.unknown',
          `人员名单中没有“${all.join('、')}”`,
          `“${all.join(', ')}” is not on the staff list`,
        )
  return { value: value.length ? value : null, problem: said, options }
}

function howMeant(names: readonly PersonReading[]): Said | null {
  const same = names.filter((name) => name.kind === 'matched' && name.bySection)
  if (!same.length) return null
  const who = same.map(({ text }) => text)
  return {
    zh: `“${who.join('、')}”有同名,取责任科室的一位`,
    en: `“${who.join(', ')}”: of those with that name, the one in the section`,
  }
}

function deadlineField(line: LedgerLine, context: FieldContext): PreviewField<DeadlineReading> {
  const cell = line.cells.get('deadline')
  const read = readDeadline(cell ?? { text: '', number: null, date: null }, context.deadline)
  const base = { raw: cell?.text ?? '', value: read.kind === 'error' ? null : read }
  if (read.kind === 'error') {
    return { ...base, how: howFilled(cell), problem: { code: 'deadline.unclear', ...read.reason } }
  }
  const warning = read.kind === 'date' ? read.warning : null
  return { ...base, how: both(howFilled(cell), read.how, warning), problem: null }
}

function severityField(line: LedgerLine): PreviewField<'general' | 'serious'> {
  const cell = line.cells.get('severity')
  const base = { raw: cell?.text ?? '', how: howFilled(cell) }
  const text = squeeze(base.raw).toLowerCase()
  if (!text) return { ...base, value: 'general', problem: null }
  if (/^(?:一般|轻微|较轻|普通|general)/.test(text))
    return { ...base, value: 'general', problem: null }
  if (/^(?:严重|较重|较严重|重大|突出|特别严重|serious)/.test(text)) {
    return { ...base, value: 'serious', problem: null }
  }
  const options = [
    { id: 'general', name: '一般' },
    { id: 'serious', name: '严重' },
  ]
  const said = problem(
    'severity.unknown',
    `看不懂严重程度“${base.raw}”`,
    `“${base.raw}” is no severity`,
  )
  return { ...base, value: null, problem: said, options }
}

function howFilled(cell: LedgerCell | undefined): Said | null {
  if (!cell?.mergedFrom) return null
  return { zh: `合并单元格,取自${cell.mergedFrom}`, en: `a merged cell: from ${cell.mergedFrom}` }
}

function both(...said: readonly (Said | null | false | '' | undefined)[]): Said | null {
  const all = said.filter((one) => !!one)
  if (!all.length) return null
  return { zh: all.map(({ zh }) => zh).join(';'), en: all.map(({ en }) => en).join('; ') }
}

function named({ id, name }: Named): Named {
  return { id, name }
}

function problem(code: string, zh: string, en: string): FieldProblem {
  return { code, zh, en }
}
