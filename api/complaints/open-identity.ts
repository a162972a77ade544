import { nanoid } from 'nanoid'
import { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../db/client.ts'
import { handlesComplaints, isOneOf, readsComplaint } from '../../db/complaint-reader.ts'
import { type ComplaintRow, complaintOfCase } from '../../db/complaints.ts'
import {
  countReveal,
  decideOpening,
  disciplineOn,
  insertOpening,
  lockOpening,
} from '../../db/identity-openings.ts'
import { ruleInForce } from '../../db/rules.ts'
import { announce, tell } from '../../db/tell.ts'
import { loadViewer, type Viewer } from '../../db/viewer.ts'
import { today } from '../../workflows/kit/calendar.ts'
import type { EntryKind } from '../../workflows/kit/entry-kinds.ts'
import type { Deps } from '../deps.ts'
import { conflict, notAllowed, notFound } from '../errors.ts'
import { record } from '../record.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { identityIn } from './complaint-detail.ts'
import type { Identity } from './intake.ts'

/**
 * Opening who complained takes two persons of the offices that handle complaints: one asks and says why,
 * another one agrees; then only the asker reads it, for so many hours. Every step is in the ledger, and
 * discipline hears of each (docs/decisions: opening an identity).
 */
export function openIdentity({ db, clock }: Pick<Deps, 'db' | 'clock'>, sealing: Sealing) {
  /** One act: the complaint as the viewer may read it, its entry, and discipline told. */
  async function act<T>(
    args: { readonly caseId: string; readonly viewer: Viewer; readonly kind: EntryKind },
    work: (
      tx: Tx,
      row: ComplaintRow,
      at: string,
    ) => Promise<{
      readonly id: string
      readonly result: T
      readonly kind?: EntryKind
      readonly told?: readonly string[]
    }>,
  ): Promise<T> {
    const at = clock.now()
    const { caseId, viewer } = args
    return await record(db, async (tx, enter) => {
      await sealing.ready(tx)
      const row = await demandRow(tx, caseId, viewer)
      const done = await work(tx, row, at)
      const kind = done.kind ?? args.kind
      const hear = new Set([...(await disciplineOn(tx, today(at))), ...(done.told ?? [])])
      hear.delete(viewer.personId)
      const notices = [...hear].map((personId) => {
        const key = `${kind}:${done.id}:${at}`
        return { key, personId, kind, caseId, taskId: null, binding: kind === 'identity.revealed' }
      })
      await tell(tx, notices, at)
      await announce(tx, { caseId, taskIds: [], persons: [...hear, viewer.personId], keys: [] })
      enter({ at, kind, actor: viewer.personId, caseId, data: { opening: done.id } })
      return done.result
    })
  }

  return {
    ask: (caseId: string, viewer: Viewer, reason: string): Promise<string> =>
      act({ caseId, viewer, kind: 'identity.asked' }, async (tx, row, at) => {
        if (!row.sealedIdentity) throw nothingToOpen()
        const id = nanoid()
        const sealedReason = sealing.sealOf(caseId, row).seal(`opening ${id}`, reason)
        await insertOpening(tx, { id, caseId, askedBy: viewer.personId, askedAt: at, sealedReason })
        return { id, result: id }
      }),

    decide: (
      caseId: string,
      viewer: Viewer,
      { id, approve }: { readonly id: string; readonly approve: boolean },
    ): Promise<void> =>
      act({ caseId, viewer, kind: 'identity.approved' }, async (tx, _row, at) => {
        const opening = await lockOpening(tx, id)
        if (!opening || opening.caseId !== caseId) throw notFound()
        if (opening.approved !== null) throw decidedAlready()
        if (await isSamePerson(tx, viewer, opening.askedBy)) throw secondPerson()
        const hours = await ruleInForce(tx, 'complaint.identity.open.hours', today(at))
        const until = Temporal.Instant.from(at).add({ hours: hours.value }).toString()
        await decideOpening(tx, {
          id,
          by: viewer.personId,
          at,
          approved: approve,
          until: approve ? until : null,
        })
        const kind = approve ? 'identity.approved' : 'identity.refused'
        return { id, result: undefined, kind, told: [opening.askedBy] }
      }),

    reveal: (
      caseId: string,
      viewer: Viewer,
      id: string,
    ): Promise<Identity & { readonly until: string }> =>
      act({ caseId, viewer, kind: 'identity.revealed' }, async (tx, row, at) => {
        const opening = await lockOpening(tx, id)
        if (!opening || opening.caseId !== caseId) throw notFound()
        if (opening.askedBy !== viewer.personId) throw onlyAsker()
        const { until } = opening
        if (!opening.approved || !until || Date.parse(at) >= Date.parse(until)) throw notOpen()
        const identity = identityIn(row, sealing.sealOf(caseId, row))
        if (!identity) throw nothingToOpen()
        await countReveal(tx, id)
        return { id, result: { ...identity, until } }
      }),
  }
}

async function demandRow(tx: Tx, caseId: string, viewer: Viewer): Promise<ComplaintRow> {
  const row = await complaintOfCase(tx, caseId)
  if (!row || !(await readsComplaint(tx, caseId, viewer))) throw notFound()
  if (!handlesComplaints(viewer)) throw notYours()
  return row
}

/** Neither the asker nor anybody who stands in for them, nor whom the asker stands in for. */
async function isSamePerson(tx: Tx, viewer: Viewer, askedBy: string): Promise<boolean> {
  if (isOneOf(viewer, askedBy)) return true
  const asker = await loadViewer(tx, askedBy, viewer.today)
  return asker !== undefined && isOneOf(asker, viewer.personId)
}

const discipline = { zh: '局纪检组', en: 'The discipline group' }
const RULE = 'complaint.identity'

const notYours = () =>
  notAllowed(
    {
      zh: '反映人身份由局作风办、局纪检组两人同意后打开',
      en: 'An identity is opened by two persons of the conduct office or the discipline group',
    },
    discipline,
    RULE,
  )
const secondPerson = () =>
  notAllowed(
    {
      zh: '须由申请人以外的另一人同意,代理人也不行',
      en: 'Somebody else than the asker, and no deputy of theirs, has to agree',
    },
    discipline,
    RULE,
  )
const onlyAsker = () =>
  notAllowed(
    {
      zh: '只有申请人可以查看,其他人须另行申请',
      en: 'Only the asker may read it; others have to ask themselves',
    },
    discipline,
    RULE,
  )
const decidedAlready = () =>
  conflict('identity.decided', { zh: '已经审批过', en: 'It was decided already' })
const notOpen = () =>
  conflict(
    'identity.not-open',
    {
      zh: '尚未获准,或已超过可查看的时间',
      en: 'It is not approved, or the time to read it is over',
    },
    discipline,
  )
const nothingToOpen = () =>
  conflict('identity.none', {
    zh: '匿名反映,或身份已到期清除',
    en: 'It is anonymous, or the identity was erased after its time',
  })
