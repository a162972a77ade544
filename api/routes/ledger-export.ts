import { createRoute } from '@hono/zod-openapi'
import { readDirectory } from '../../db/directory.ts'
import { readLedgerForExport } from '../../db/ledger-export.ts'
import type { Viewer } from '../../db/viewer.ts'
import { newRouter } from '../app-env.ts'
import { can } from '../capabilities.ts'
import type { Deps } from '../deps.ts'
import { notAllowed, notFound, Refusal } from '../errors.ts'
import { runFileJob } from '../file-job.ts'
import { attachment } from '../http/attachment.ts'
import type { ExportRow, LedgerSheet } from '../ledger-import/export-ledger.ts'
import { exportRow } from '../ledger-import/export-row.ts'
import { limits } from '../ledger-import/sheet.ts'
import { createQueue } from '../queue.ts'
import { roleLabels } from '../role-labels.ts'
import { LedgerQuery } from '../schemas/case.ts'
import { monthOf } from './ledger.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const script = new URL('../ledger-import/export-ledger-job.ts', import.meta.url)
const jobLimits = { timeoutMs: 60_000, memoryMb: 384 }

const exportFile = createRoute({
  method: 'get',
  path: '/api/ledger/export',
  operationId: 'ledger.export',
  tags: ['ledger'],
  summary: '导出台账为Excel,版式与科室现用台账一致',
  request: { query: LedgerQuery.pick({ section: true, state: true, month: true }) },
  responses: {
    200: {
      description: '台账',
      content: { [XLSX]: { schema: { type: 'string', format: 'binary' } } },
    },
  },
})

/** The ledger as a workbook, as much of it as the viewer may see. */
export function ledgerExportRoutes({ db }: Deps) {
  const exports = createQueue({ atOnce: 1, waiting: 8 })

  return newRouter().openapi(exportFile, async (c) => {
    const { viewer } = c.var
    if (!can(viewer, 'ledger.export')) throw noLedger()
    const { section: sectionId, state, month } = c.req.valid('query')
    const unit = await unitOf(viewer, sectionId)
    const bytes = await exports(async () => {
      const rows: ExportRow[] = []
      const wanted = {
        viewer,
        state,
        sectionId,
        month: monthOf(month ?? viewer.today.slice(0, 7)),
        limit: limits.rows + 1,
      }
      await readLedgerForExport(db, wanted, (page) => {
        for (const row of page) rows.push(exportRow(row, rows.length + 1, viewer.today))
      })
      if (rows.length > limits.rows) throw tooMany()
      return await runFileJob<LedgerSheet, Uint8Array<ArrayBuffer>>(
        script,
        {
          title: `${unit}作风问题台账`,
          unit,
          date: viewer.today,
          rows,
        },
        jobLimits,
      )
    })
    const name = `台账-${unit}-${viewer.today}.xlsx`
    return c.body(bytes, 200, attachment({ name, mime: XLSX }))
  })

  /** The section whose ledger it is, or all that the viewer may see. */
  async function unitOf(viewer: Viewer, sectionId: string | undefined): Promise<string> {
    const { sections } = await readDirectory(db, viewer.today)
    if (sectionId === undefined) {
      const own = sections.filter(({ id }) => viewer.sections.includes(id))
      return viewer.bureauWide ? '全局' : own.length === 1 ? (own[0]?.name ?? '') : '所管科室'
    }
    const section = sections.find(({ id }) => id === sectionId)
    const isOpen = viewer.bureauWide || viewer.sections.includes(sectionId)
    if (!section || !isOpen) throw notFound()
    return section.name
  }
}

const noLedger = (): Refusal =>
  notAllowed(
    { zh: '本账号没有可导出的台账', en: 'This account has no ledger to export' },
    roleLabels.conduct_office,
  )

const tooMany = (): Refusal =>
  new Refusal({
    status: 422,
    code: 'ledger.too-many-rows',
    field: 'section',
    detail: {
      zh: `超过${limits.rows}条,请按科室导出`,
      en: `More than ${limits.rows} rows; export section by section`,
    },
  })
