import { z } from '@hono/zod-openapi'
import { nanoid } from 'nanoid'
import { Temporal } from 'temporal-polyfill'
import { loadCalendar } from '../../db/calendar.ts'
import type { Database, Tx } from '../../db/client.ts'
import { openCases } from '../../db/open-case.ts'
import {
  closeReception,
  insertRequest,
  lockReception,
  nextPlace,
  type ReceptionRow,
  requestsOn,
  updateRequest,
} from '../../db/receptions.ts'
import type { Viewer } from '../../db/viewer.ts'
import { issueProcedure } from '../../workflows/issue/definition.ts'
import type { IssueFacts } from '../../workflows/issue/rules.ts'
import { today, workdayFrom } from '../../workflows/kit/calendar.ts'
import type { Deps } from '../deps.ts'
import { conflict, notFound } from '../errors.ts'
import { record } from '../record.ts'
import type { ClosedReception } from '../schemas/reception.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { takeIn } from './intake.ts'

const DAY_OF_MONTH = 15

/** Who comes and what about, as it is sealed. */
export const Visitor = z.object({ name: z.string(), phone: z.string(), topic: z.string() })
export type Visitor = z.infer<typeof Visitor>
/** What they said, and the office's own words for an issue. */
export const Said = z.object({ text: z.string(), title: z.string().optional() })

/** The next reception day from a day on: the 15th, or the working day after it (domain §5.13). */
export async function nextReceptionDay(tx: Database | Tx, from: string): Promise<string> {
  const calendar = await loadCalendar(tx)
  const first = Temporal.PlainDate.from(from).with({ day: 1 })
  for (let month = first.subtract({ months: 1 }); ; month = month.add({ months: 1 })) {
    const day = workdayFrom(calendar, month.with({ day: DAY_OF_MONTH }).toString())
    if (day >= from) return day
  }
}

export const sealId = (day: string, place: number): string => `reception ${day} ${place}`

/** Reception days: booked or walked in, received one by one, and turned into cases before the day ends. */
export function receptions({ db, clock }: Pick<Deps, 'db' | 'clock'>, sealing: Sealing) {
  /** A place in the queue of a day that is not closed. */
  async function queue(
    day: string,
    args: {
      readonly visitor: Visitor
      readonly kind: ReceptionRow['kind']
      readonly by: string
      readonly alongside?: ((tx: Tx) => Promise<void>) | undefined
    },
  ): Promise<number> {
    const at = clock.now()
    return await record(db, async (tx, enter) => {
      await sealing.ready(tx)
      await args.alongside?.(tx)
      if ((await lockReception(tx, day)).closedAt) throw dayClosed()
      const place = await nextPlace(tx, day)
      const seal = sealing.newSeal(sealId(day, place))
      const sealedVisitor = seal.seal('visitor', args.visitor)
      const row = { day, place, kind: args.kind, status: 'waiting' as const, at }
      await insertRequest(tx, { ...row, ...seal.envelope, sealedVisitor })
      enter({ at, kind: 'reception.queued', actor: args.by, data: { day, place, kind: args.kind } })
      return place
    })
  }

  async function receive(
    day: string,
    place: number,
    args: {
      readonly viewer: Viewer
      readonly said:
        | { readonly status: 'absent' }
        | {
            readonly status: 'received'
            readonly text: string
            readonly title?: string | undefined
            readonly sectionId: string | null
            readonly becomes: 'complaint' | 'issue'
          }
    },
  ): Promise<void> {
    const at = clock.now()
    await record(db, async (tx, enter) => {
      await sealing.ready(tx)
      if ((await lockReception(tx, day)).closedAt) throw dayClosed()
      const row = (await requestsOn(tx, day)).find((r) => r.place === place)
      if (!row) throw notFound()
      const { said, viewer } = args
      const by = viewer.personId
      if (said.status === 'absent') {
        const nothing = { sealedText: null, becomes: null, sectionId: null }
        await updateRequest(tx, row, { status: 'absent', receivedBy: by, ...nothing })
      } else {
        const { text, title, sectionId, becomes } = said
        const sealedText = sealing.sealOf(sealId(day, place), row).seal('text', { text, title })
        const heard = { sealedText, sectionId, becomes, receivedBy: by }
        await updateRequest(tx, row, { status: 'received', ...heard })
      }
      enter({
        at,
        kind: 'reception.received',
        actor: by,
        data: { day, place, status: said.status },
      })
    })
  }

  /** Each request becomes its case, once; the day is closed when none is left waiting. */
  async function close(day: string, viewer: Viewer): Promise<z.infer<typeof ClosedReception>> {
    const rows = await requestsOn(db, day)
    const waiting = rows.filter((r) => r.status === 'waiting').map((r) => r.place)
    if (waiting.length > 0) throw stillWaiting(waiting)
    const complaints: z.infer<typeof ClosedReception>['complaints'] = []
    const issues: z.infer<typeof ClosedReception>['issues'] = []
    for (const row of rows) {
      const { place } = row
      if (row.becomes === 'complaint')
        complaints.push({ place, ...(await asComplaint(row, viewer)) })
      if (row.becomes === 'issue') issues.push({ place, caseId: await asIssue(row, viewer) })
    }
    const at = clock.now()
    await record(db, async (tx, enter) => {
      if ((await lockReception(tx, day)).closedAt) return
      await closeReception(tx, { day, at, by: viewer.personId })
      const data = { day, complaints: complaints.length, issues: issues.length }
      enter({ at, kind: 'reception.closed', actor: viewer.personId, data })
    })
    return { complaints, issues }
  }

  async function asComplaint(row: ReceptionRow, viewer: Viewer) {
    const { visitor, said } = opened(row)
    const { number, code, receivedAt } = await takeIn(
      { db, clock },
      sealing,
      {
        channel: 'reception-day',
        kind: 'other',
        text: said.text,
        sectionId: row.sectionId,
        named: [],
        identity: { name: visitor.name, phone: visitor.phone },
        files: [],
        takenBy: viewer.personId,
        onceKey: sealId(row.day, row.place),
      },
      (tx, caseId) => updateRequest(tx, row, { caseId }),
    )
    return { number, code, receivedAt }
  }

  async function asIssue(row: ReceptionRow, viewer: Viewer): Promise<string> {
    if (row.caseId) return row.caseId
    const { said } = opened(row)
    const at = clock.now()
    const id = nanoid()
    const facts: IssueFacts = { source: 'reception-day', severity: 'general', milestones: [] }
    await db.transaction(async (tx) => {
      await updateRequest(tx, row, { caseId: id })
      await openCases(tx, [
        {
          id,
          procedure: issueProcedure.id,
          series: null,
          title: said.title ?? '接待日反映的问题',
          sectionId: row.sectionId,
          severity: 'general',
          source: 'reception-day',
          data: {},
          named: [],
          by: viewer.personId,
          at,
          day: today(at),
          startAt: 'register',
          facts,
        },
      ])
    })
    return id
  }

  function opened(row: ReceptionRow) {
    const seal = sealing.sealOf(sealId(row.day, row.place), row)
    const visitor: Visitor = row.sealedVisitor
      ? Visitor.parse(seal.open('visitor', row.sealedVisitor))
      : { name: '', phone: '', topic: '' }
    const said = Said.parse(row.sealedText ? seal.open('text', row.sealedText) : { text: '' })
    return { visitor, said }
  }

  return { queue, receive, close, opened }
}

const dayClosed = () =>
  conflict('reception.closed', {
    zh: '这一天的接待已经结束',
    en: 'This reception day is over',
  })
const stillWaiting = (places: readonly number[]) =>
  conflict('reception.waiting', {
    zh: `还有第${places.join('、')}号没有登记:请记下反映内容,或标为未到`,
    en: `Numbers ${places.join(', ')} are not recorded: write down what was said, or mark them absent`,
  })
