import { nanoid } from 'nanoid'
import type { Tx } from '../../db/client.ts'
import {
  keepRating,
  kinOf,
  nameAlso,
  type Standing,
  standingOfComplaint,
} from '../../db/complaint-progress.ts'
import { type ComplaintRow, insertMessage, messagesOf } from '../../db/complaints.ts'
import { countSealedEvidence } from '../../db/evidence.ts'
import { allSections, membersOn } from '../../db/members.ts'
import { enqueueWord } from '../../db/outbox.ts'
import { recuse } from '../../db/recusal.ts'
import { announce, tell } from '../../db/tell.ts'
import { today } from '../../workflows/kit/calendar.ts'
import type { EntryKind } from '../../workflows/kit/entry-kinds.ts'
import type { Deps } from '../deps.ts'
import { conflict, notFound } from '../errors.ts'
import { limits } from '../evidence/evidence-refused.ts'
import type { CleanFile } from '../evidence/strip-file.ts'
import { record } from '../record.ts'
import { refusalOf } from '../refusals.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { findNamed } from './find-named.ts'
import { mayOf } from './followed-complaint.ts'
import { keepFiles } from './intake.ts'

type Saying = {
  readonly kind: 'addition' | 'answer' | 'objection'
  readonly text: string
  readonly question?: string
}

const entries: Readonly<Record<Saying['kind'], EntryKind>> = {
  addition: 'complaint.added-to',
  answer: 'complaint.answered',
  objection: 'complaint.objected',
}

/** What a complainant does with their receipt after filing; each is one transaction with its ledger entry. */
export function complainantSays({ db, clock }: Pick<Deps, 'db' | 'clock'>, sealing: Sealing) {
  const standingNow = async (tx: Tx, row: ComplaintRow): Promise<Standing> => {
    const standing = await standingOfComplaint(tx, row.caseId)
    if (!standing) throw notFound()
    return standing
  }

  /** Words of theirs, sealed; whoever they name is kept from the case from now on. */
  async function say(row: ComplaintRow, saying: Saying): Promise<void> {
    const at = clock.now()
    const { caseId } = row
    await record(db, async (tx, enter) => {
      await sealing.ready(tx)
      const standing = await standingNow(tx, row)
      const may = mayOf(standing, row)
      if (saying.kind === 'objection' ? !may.object : !may.add) throw tooLate()
      if (saying.question) await demandQuestion(tx, caseId, saying.question)
      const id = nanoid()
      const seal = sealing.sealOf(caseId, row)
      await insertMessage(tx, {
        id,
        caseId,
        kind: saying.kind,
        about: saying.question ?? null,
        at,
        sealedText: seal.seal(`message ${id}`, saying.text),
      })
      await keepFromWhoeverIsNamed(tx, row, saying.text, at)
      if (saying.kind === 'objection') {
        const word = { word: 'objected', facts: {} }
        await enqueueWord(tx, { key: `objected:${id}`, caseId, word, at })
      }
      const kind = entries[saying.kind]
      await tellHolders(tx, standing, kind, id, at)
      enter({ at, kind, actor: 'public', caseId, data: { messageId: id } })
    })
  }

  /** More evidence of theirs, sealed as what they filed with. */
  async function addFile(row: ComplaintRow, file: CleanFile): Promise<void> {
    const at = clock.now()
    const { caseId } = row
    await record(db, async (tx, enter) => {
      await sealing.ready(tx)
      const standing = await standingNow(tx, row)
      if (!mayOf(standing, row).add) throw tooLate()
      const before = await countSealedEvidence(tx, caseId)
      if (before >= limits.filesPerTask) throw refusalOf('evidence.too-many', 'file')
      const seal = sealing.sealOf(caseId, row)
      const [evidenceId] = await keepFiles(tx, { seal, caseId, at, files: [file], before })
      await tellHolders(tx, standing, 'complaint.added-to', String(evidenceId), at)
      enter({ at, kind: 'evidence.added', actor: 'public', caseId, data: { evidenceId } })
    })
  }

  async function rate(
    row: ComplaintRow,
    { rating, fixed }: { readonly rating: number; readonly fixed?: boolean | undefined },
  ): Promise<void> {
    const at = clock.now()
    const { caseId } = row
    await record(db, async (tx, enter) => {
      const standing = await standingNow(tx, row)
      if (!mayOf(standing, row).rate) throw standing.ended ? tooLate() : tooEarly()
      const since = standing.waitsSince ?? at
      if (!(await keepRating(tx, { caseId, rating, at, since }))) throw tooLate()
      const facts = { rating, ...(fixed !== undefined && { fixed }) }
      const key = `rated:${caseId}:${since}`
      await enqueueWord(tx, { key, caseId, word: { word: 'rated', facts }, at })
      await announce(tx, { caseId, taskIds: [], persons: [], keys: [] })
      enter({ at, kind: 'complaint.rated', actor: 'public', caseId, data: facts })
    })
  }

  return { say, addFile, rate }
}

/** Whoever is named later may be holding the case: each of its kin is kept from them, and a held step reopens. */
async function keepFromWhoeverIsNamed(
  tx: Tx,
  row: ComplaintRow,
  text: string,
  at: string,
): Promise<void> {
  const day = today(at)
  const bureau = { members: await membersOn(tx, day), sections: await allSections(tx) }
  const named = findNamed({ named: [], text, sectionId: null, bureau })
  if (named.length === 0) return
  for (const caseId of await kinOf(tx, row.caseId)) {
    const isNew = await recuse(tx, { caseId, named, at, day })
    if (isNew === 0) continue
    await nameAlso(tx, caseId, named)
    const word = { word: 'recused', facts: {} }
    await enqueueWord(tx, { key: `recused:${caseId}:${at}`, caseId, word, at })
  }
}

async function demandQuestion(tx: Tx, caseId: string, question: string): Promise<void> {
  const said = await messagesOf(tx, caseId)
  if (!said.some((m) => m.id === question && m.kind === 'question')) throw notFound()
  if (said.some((m) => m.about === question)) {
    throw conflict('question.answered', {
      zh: '这个问题已经回答过,可以补充情况',
      en: 'This question was answered already; you can add to your complaint',
    })
  }
}

async function tellHolders(
  tx: Tx,
  standing: Standing,
  kind: string,
  key: string,
  at: string,
): Promise<void> {
  const { caseId, holders, openTaskId: taskId } = standing
  const notices = holders.map((personId) => ({
    key: `${kind}:${key}`,
    personId,
    kind,
    caseId,
    taskId,
  }))
  await tell(tx, notices, at)
  const taskIds = taskId ? [taskId] : []
  await announce(tx, { caseId, taskIds, persons: [...holders], keys: [] })
}

const tooLate = () =>
  conflict(
    'complaint.over',
    { zh: '这件反映已经办结,不能再补充或评价', en: 'This complaint is closed' },
    { zh: '可以重新反映,写明原编号', en: 'You can file again, naming this number' },
  )
const tooEarly = () =>
  conflict('complaint.not-answered', {
    zh: '还没有答复,答复后才能评价',
    en: 'It is not answered yet; it can be rated once it is',
  })
