import { createHash } from 'node:crypto'
import { nanoid } from 'nanoid'
import type { Tx } from '../../db/client.ts'
import { complaintByFingerprint, insertComplaint, lockFiling } from '../../db/complaints.ts'
import { insertEvidence } from '../../db/evidence.ts'
import { allSections, membersOn } from '../../db/members.ts'
import { openCases } from '../../db/open-case.ts'
import { recuse } from '../../db/recusal.ts'
import type { Channel, ComplaintKind } from '../../workflows/complaint/choices.ts'
import { today } from '../../workflows/kit/calendar.ts'
import type { Deps } from '../deps.ts'
import type { CleanFile } from '../evidence/strip-file.ts'
import type { Seal, Sealing } from '../sealing/sealing.ts'
import { complaintCase, complaintWords } from './complaint-case.ts'
import { findNamed } from './find-named.ts'
import { normalPhone } from './normal-phone.ts'
import { freeNumber, once, type Receipt } from './receipt.ts'

/** A complaint as it comes in, whichever way. */
export type Intake = {
  readonly channel: Channel
  readonly kind: ComplaintKind
  readonly text: string
  readonly place?: string | undefined
  readonly happenedOn?: string | undefined
  /** A section's id. */
  readonly sectionId: string | null
  /** Persons complained about, as the complainant named them: logins or names. */
  readonly named: readonly string[]
  readonly identity?: Identity | undefined
  /** The caller agreed to be recognised by their phone next time. */
  readonly recognise?: boolean | undefined
  /** Checked and stripped already. */
  readonly files: readonly CleanFile[]
  /** Who takes it down for the complainant; undefined when they file it themselves. */
  readonly takenBy?: string | undefined
  /** The same filing sent again has the same key, and gets the same receipt. */
  readonly onceKey: string
}

export type Identity = {
  readonly name: string
  readonly phone: string
  readonly contact?: string | undefined
}

export type TakenIn = Receipt & { readonly caseId: string; readonly receivedAt: string }

/**
 * The one way in for complaints (domain §5.2): case, sealed complaint, evidence, recusals, outbox row and
 * ledger entry in one transaction. Acknowledged from then on, whether the engine is up or not.
 * `alongside` writes with it what must not be without it.
 * @throws Refusal 503 where it could not be sealed: nothing is stored then
 */
export async function takeIn(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  sealing: Sealing,
  intake: Intake,
  alongside: (tx: Tx, caseId: string) => Promise<void> = async () => undefined,
): Promise<TakenIn> {
  const at = clock.now()
  return await db.transaction(async (tx) => {
    await sealing.ready(tx)
    const { fingerprint, codeUnder } = once(sealing, intake.onceKey)
    await lockFiling(tx, fingerprint)
    const before = await complaintByFingerprint(tx, fingerprint)
    if (before) {
      const { caseId, number, receivedAt, keyId } = before
      return { caseId, number, receivedAt, code: codeUnder(keyId) }
    }
    const caseId = nanoid()
    await alongside(tx, caseId)
    const day = today(at)
    const number = await freeNumber(tx, day)
    const seal = sealing.newSeal(caseId)
    const { keyId } = seal.envelope
    const code = codeUnder(keyId)
    await insertComplaint(tx, {
      caseId,
      number,
      channel: intake.channel,
      kind: intake.kind,
      realName: intake.identity !== undefined,
      ...seal.envelope,
      sealedIdentity: intake.identity ? seal.seal('identity', intake.identity) : null,
      sealedText: seal.seal('text', complaintWords(intake)),
      codeHash: sealing.codeHash(keyId, number, code),
      callerIndex: callerIndex(sealing, intake),
      takenBy: intake.takenBy ?? null,
      receivedAt: at,
    })
    await keepFiles(tx, { seal, caseId, at, files: intake.files, before: 0 })
    const meant = await whoIsMeant(tx, intake, day)
    // Recused before the case can be found; the case's own entry comes last in the transaction.
    await recuse(tx, { caseId, named: meant.ownOffice, at, day })
    await openCases(tx, [complaintCase({ intake, caseId, number, fingerprint, at, day, ...meant })])
    return { caseId, number, code, receivedAt: at }
  })
}

function callerIndex(sealing: Sealing, { identity, recognise }: Intake): string | null {
  return identity && recognise ? sealing.callerIndex(normalPhone(identity.phone)).active : null
}

/** Who is complained about, the section's name, and its people where it is one that handles complaints. */
async function whoIsMeant(tx: Tx, intake: Intake, day: string) {
  const [members, sections] = [await membersOn(tx, day), await allSections(tx)]
  const { sectionId } = intake
  const named = findNamed({ ...intake, bureau: { members, sections } })
  const own = members.filter((m) => sectionId !== null && m.sectionId === sectionId)
  return {
    named,
    ownOffice: own.some((m) => m.handles) ? own.map((m) => m.id) : [],
    sectionName: sections.find((s) => s.id === sectionId)?.name,
  }
}

const namesOfKinds = { image: '照片', audio: '录音' } as const

/** Files of a complainant: content sealed, and a name that says nothing. `before` counts those there already. */
export async function keepFiles(
  tx: Tx,
  args: {
    readonly seal: Seal
    readonly caseId: string
    readonly at: string
    readonly files: readonly CleanFile[]
    readonly before: number
  },
): Promise<string[]> {
  const ids: string[] = []
  for (const [i, { name, mime, bytes }] of args.files.entries()) {
    const id = nanoid()
    const content = args.seal.sealFile(`evidence ${id}`, bytes)
    const kind = mime.split('/')[0] as keyof typeof namesOfKinds
    await insertEvidence(tx, {
      id,
      caseId: args.caseId,
      taskId: null,
      name: `${namesOfKinds[kind] ?? '材料'}${args.before + i + 1}.${name.split('.').at(-1)}`,
      mime,
      sha256: createHash('sha256').update(content).digest('hex'),
      by: 'public',
      at: args.at,
      content,
      sealedSize: bytes.length,
    })
    ids.push(id)
  }
  return ids
}
