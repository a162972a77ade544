import type { z } from 'zod'
import type { ImportRow, LedgerPreview } from '../../api/schemas/ledger-import.ts'
import type { TestApi } from './api.ts'
import { upload } from './upload.ts'

export type Row = z.input<typeof ImportRow>
export type Preview = z.infer<typeof LedgerPreview>

/** A row as the wizard sends it; what is not said is plain and unlike any other row. */
export const aRow = (row: number, said: Partial<Row> = {}): Row => ({
  sheet: '问题清单',
  row,
  title: `第${row}个窗口排队过长`,
  section: 'permits',
  responsible: ['liu.yang'],
  deadline: { kind: 'date', date: '2026-03-31' },
  done: false,
  ...said,
})

/** What the wizard sends when nobody changes anything: the rows to include, as read. */
export const rowsOf = (preview: Preview): Row[] =>
  preview.rows
    .filter((row) => row.include)
    .map(({ sheet, row, done, fields }) => ({
      sheet,
      row,
      done,
      title: fields.title.value ?? '',
      section: fields.section.value?.id ?? '',
      responsible: (fields.responsible.value ?? []).map(({ id }) => id),
      leader: fields.leader.value?.id ?? null,
      measures: fields.measures.value,
      deadline: fields.deadline.value?.kind === 'error' ? null : fields.deadline.value,
      category: fields.category.value,
      severity: fields.severity.value,
      source: fields.source.value,
      status: fields.status.value,
      remark: fields.remark.value,
    }))

export const previewAs = (api: TestApi, login: string, bytes: Uint8Array, name = '台账.xlsx') =>
  upload<Preview>(api, login, { path: '/api/ledger/import/preview', name, bytes })

type Line = Readonly<Record<string, unknown>>

/** Imports rows; `lines` are those of the answer, the last by itself. */
export async function importAs(api: TestApi, login: string, rows: readonly Row[]) {
  const answer = await api.as(login).post<string | Line>('/api/ledger/import', {
    fileName: '台账.xlsx',
    rows,
  })
  const { body, status } = answer
  const lines: Line[] =
    typeof body === 'string'
      ? body
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line))
      : [body]
  return { status, lines, last: lines.at(-1) ?? {} }
}

/** Headings of nobody's making, and a section that does not exist. */
export const oddLedger = [
  ['群众反映', '科室', '责任人', '找谁', '到什么时候'],
  ['窗口午间无人值守', '不存在的科', '孙悦', '刘洋', '2026-12-31'],
  ['同一证明重复提交了三次', '审批科', '孙悦', '刘洋', '2026-12-31'],
]
