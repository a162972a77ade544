import sharp from 'sharp'
import { Temporal } from 'temporal-polyfill'
import type { E2eApi } from './e2e-api.ts'
import type { Office } from './e2e-office.ts'

type Opened = { readonly id: string; readonly number: string }

/** The date some days from today in Shanghai (YYYY-MM-DD). */
export const inDays = (days: number): string =>
  Temporal.Now.plainDateISO('Asia/Shanghai').add({ days }).toString()

/** A date as the pages write it this year and in other years. */
export function dayWords(date: string): string {
  const { year, month, day } = Temporal.PlainDate.from(date)
  const isThisYear = year === Temporal.Now.plainDateISO('Asia/Shanghai').year
  return `${isThisYear ? '' : `${year}年`}${month}月${day}日`
}

/** An issue that 王敏 of the conduct office registered for 刘洋, unless it says otherwise. */
export async function anIssue(
  office: Office,
  title: string,
  with_: Readonly<Record<string, unknown>> = {},
): Promise<Opened> {
  const conductOffice = await office.as('zuofengban')
  return conductOffice.post<Opened>('/api/issues/register', {
    section: 'permits',
    responsible: 'liu.yang',
    title,
    measures: '列出清单,逐项整改',
    ...with_,
  })
}

/** Completes the task of a step in somebody's name, as they would in a browser of their own. */
export async function answer(
  office: Office,
  args: {
    readonly by: string
    readonly caseId: string
    readonly step: string
    readonly round?: number
    readonly outcome?: string
    readonly values?: Readonly<Record<string, unknown>>
    readonly claims?: boolean
  },
): Promise<void> {
  const api = await office.as(args.by)
  const task = `/api/tasks/${args.caseId}.${args.step}.${args.round ?? 1}`
  if (args.claims) await api.post(`${task}/claim`)
  await api.post(`${task}/complete`, { outcome: args.outcome, values: args.values ?? {} })
}

/** A rectification with a picture, by 刘洋 unless it says otherwise. */
export async function rectified(
  office: Office,
  caseId: string,
  { by = 'liu.yang', round = 1 }: { readonly by?: string; readonly round?: number } = {},
): Promise<void> {
  const evidence = await givenPicture(await office.as(by), `${caseId}.rectify.${round}`)
  const values = { measures: '清单已公布,窗口已培训', evidence: [evidence] }
  await answer(office, { by, caseId, step: 'rectify', round, values })
}

/** Uploads a picture to a task; gives the file's id. */
export async function givenPicture(api: E2eApi, taskId: string, called?: string): Promise<string> {
  const { buffer, name, mimeType } = await aPicture(called)
  const form = new FormData()
  form.set('file', new File([Uint8Array.from(buffer)], name, { type: mimeType }))
  const { id } = await api.send<{ readonly id: string }>(`/api/tasks/${taskId}/evidence`, form)
  return id
}

/** A photo as a phone takes it, ready for a file field. */
export async function aPicture(name = '整改后现场.jpg') {
  const image = sharp({ create: { width: 320, height: 240, channels: 3, background: '#4a7c74' } })
  return { name, mimeType: 'image/jpeg', buffer: await image.jpeg().toBuffer() }
}
