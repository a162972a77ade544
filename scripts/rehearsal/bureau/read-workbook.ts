import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { roleLabels } from '../../../api/role-labels.ts'
import { isRole, type Role, roles } from '../../../workflows/kit/definition.ts'
import { PlainError } from '../../stack/plain-error.ts'
import { didYouMean } from '../scenario/nearest.ts'
import { Organization } from '../scenario/scenario-schema.ts'

/** Column headings, by field: the first that is found counts. */
const headings = {
  id: ['id', '编号', '科室编号', '代码'],
  name: ['name', '名称', '科室名称', '科室', '姓名'],
  aliases: ['aliases', '简称', '别名'],
  head: ['head', '负责人', '科室负责人'],
  leader: ['leader', '分管领导'],
  login: ['login', '账号', '登录名', '工号'],
  section: ['section', '科室', '所在科室', '部门'],
  title: ['title', '职务'],
  roles: ['roles', 'role', '角色'],
  joined: ['joined', '入职日期', '入职时间'],
} as const

type Row = Readonly<Record<string, string>>

/**
 * An organization from a workbook: a sheet of sections (科室) and a sheet of people (人员), in Chinese or English,
 * each with its headings in the first row. @throws PlainError naming the sheet, row and column
 */
export async function readWorkbook(file: string): Promise<Organization> {
  const workbook = new ExcelJS.Workbook()
  try {
    // The library's type asks for an older kind of buffer than Node's.
    await workbook.xlsx.load(readFileSync(file).buffer as ArrayBuffer)
  } catch (cause) {
    throw new PlainError(`${file}: can not be read as an Excel workbook`, { cause })
  }
  const sections = rowsOf(file, workbook, ['科室', 'sections'])
  const people = rowsOf(file, workbook, ['人员', 'people'])
  const read = Organization.safeParse({
    sections: sections.map(({ row }) => ({
      ...picked(row, ['id', 'name', 'head', 'leader']),
      id: row['id'] ?? row['name'],
      aliases: listOf(row['aliases']),
    })),
    people: people.map(({ row, at }) => ({
      ...picked(row, ['login', 'name', 'section', 'title', 'joined']),
      ...(row['roles'] && { roles: listOf(row['roles']).map((name) => roleOf(name, at)) }),
    })),
  })
  if (read.success) return read.data
  const [issue] = read.error.issues
  const [part, index, field] = issue?.path ?? []
  const rows = part === 'people' ? people : sections
  const where = rows[Number(index)]?.at ?? file
  throw new PlainError(`${where}  ${String(field ?? part)}: ${issue?.message ?? 'does not fit'}`)
}

function rowsOf(file: string, workbook: ExcelJS.Workbook, names: readonly string[]) {
  const sheet = workbook.worksheets.find((s) => names.includes(s.name.trim().toLowerCase()))
  if (!sheet) throw new PlainError(`${file}: there is no sheet ${names.join(' or ')}`)
  const fields = new Map<number, string>()
  sheet.getRow(1).eachCell((cell, column) => {
    const heading = cell.text.trim().toLowerCase()
    const isPeople = names.includes('people')
    const candidates = Object.entries(headings).filter(([, known]) =>
      (known as readonly string[]).includes(heading),
    )
    const [field] =
      candidates.find(([name]) => name === (isPeople ? 'section' : 'name')) ?? candidates[0] ?? []
    if (field !== undefined) fields.set(column, field)
  })
  const rows: { readonly row: Row; readonly at: string }[] = []
  sheet.eachRow((line, number) => {
    if (number === 1) return
    const cells = [...fields].map(([column, field]) => [field, textOf(line.getCell(column))])
    const filled = cells.filter(([, text]) => text !== '')
    if (filled.length === 0) return
    rows.push({ row: Object.fromEntries(filled), at: `${file}, ${sheet.name}, row ${number}` })
  })
  return rows
}

/** Dates are cells of their own kind; they are asked for as 2024-05-01. */
function textOf(cell: ExcelJS.Cell): string {
  return cell.value instanceof Date ? cell.value.toISOString().slice(0, 10) : cell.text.trim()
}

const picked = (row: Row, fields: readonly string[]): Row =>
  Object.fromEntries(fields.flatMap((field) => (row[field] ? [[field, row[field]]] : [])))

const listOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[,,、;;\s]+/)
    .map((item) => item.trim())
    .filter((item) => item !== '')

function roleOf(name: string, at: string): Role {
  const role = isRole(name) ? name : roles.find((r) => roleLabels[r].zh === name)
  if (role) return role
  throw new PlainError(`${at}  there is no role ${name}${didYouMean(name, roles)}`)
}
