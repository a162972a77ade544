import { z } from '@hono/zod-openapi'
import type { Database } from '../../db/client.ts'
import { handlesComplaints, isOneOf } from '../../db/complaint-reader.ts'
import { type ComplaintRow, messagesOf } from '../../db/complaints.ts'
import { type Opening, openingsOf } from '../../db/identity-openings.ts'
import { namesOf } from '../../db/people.ts'
import type { Viewer } from '../../db/viewer.ts'
import { channels, complaintKinds } from '../../workflows/complaint/choices.ts'
import type { Text } from '../../workflows/kit/definition.ts'
import type { ComplaintDetail } from '../schemas/complaint.ts'
import type { Seal, Sealing } from '../sealing/sealing.ts'
import { findOwnWords, maskOwnWords, type OwnWords } from './find-own-words.ts'
import type { Identity } from './intake.ts'

/** What the complainant wrote, as it was sealed. */
const Words = z.object({
  text: z.string(),
  place: z.string().optional(),
  happenedOn: z.string().optional(),
  named: z.array(z.string()),
})
const SealedIdentity = z.object({
  name: z.string(),
  phone: z.string(),
  contact: z.string().optional(),
})

/** Who complained; undefined when anonymous, or erased after its time. */
export const identityIn = (row: ComplaintRow, seal: Seal): Identity | undefined =>
  row.sealedIdentity ? SealedIdentity.parse(seal.open('identity', row.sealedIdentity)) : undefined

/** A complaint as its handlers read it: the words, with whatever in them says who wrote them masked. */
export async function complaintDetail(
  db: Database,
  args: {
    readonly row: ComplaintRow
    readonly sealing: Sealing
    readonly viewer: Viewer
    readonly at: string
  },
): Promise<z.infer<typeof ComplaintDetail>> {
  const { row, viewer } = args
  const seal = args.sealing.sealOf(row.caseId, row)
  const identity = identityIn(row, seal) ?? {}
  const found = new Set<OwnWords['what']>()
  const masked = (text: string): string => {
    const own = findOwnWords(text, identity)
    for (const { what } of own) found.add(what)
    return maskOwnWords(text, own)
  }
  const words = Words.parse(seal.open('text', row.sealedText))
  const messages = await messagesOf(db, row.caseId)
  const openings = await openingsOf(db, row.caseId)
  const persons = [row.takenBy, ...messages.map((m) => m.personId)].filter((id) => id !== null)
  const names = new Map((await namesOf(db, persons)).map((p) => [p.id, p]))
  const handles = handlesComplaints(viewer)
  return {
    caseId: row.caseId,
    number: row.number,
    channel: labelIn(channels, row.channel),
    kind: labelIn(complaintKinds, row.kind),
    realName: row.realName,
    receivedAt: row.receivedAt,
    takenBy: (row.takenBy && names.get(row.takenBy)) || null,
    text: masked(words.text),
    place: words.place ? masked(words.place) : null,
    happenedOn: words.happenedOn ?? null,
    named: words.named,
    said: messages.map((m) => ({
      id: m.id,
      kind: m.kind,
      about: m.about,
      at: m.at,
      text: masked(String(seal.open(`message ${m.id}`, m.sealedText))),
      by: (m.personId && names.get(m.personId)) || null,
    })),
    masked: [...found],
    rating: row.rating,
    identity: {
      state: row.sealedIdentity ? 'sealed' : row.identityErasedAt ? 'erased' : 'anonymous',
      mayAsk: row.sealedIdentity !== null && handles,
      openings: openings.map((o) => opening(o, seal, args, handles)),
    },
    mayAsk: true,
  }
}

function opening(
  o: Opening,
  seal: Seal,
  { viewer, at, row }: { readonly viewer: Viewer; readonly at: string; readonly row: ComplaintRow },
  handles: boolean,
): z.infer<typeof ComplaintDetail>['identity']['openings'][number] {
  const asker = isOneOf(viewer, o.askedBy)
  return {
    id: o.id,
    askedBy: { id: o.askedBy, name: o.askerName },
    askedAt: o.askedAt,
    reason: String(seal.open(`opening ${o.id}`, o.sealedReason)),
    approved: o.approved,
    decidedBy: o.decidedBy ? { id: o.decidedBy, name: o.deciderName ?? o.decidedBy } : null,
    until: o.until,
    reveals: o.reveals,
    mayDecide: o.approved === null && handles && !asker,
    mayReveal:
      row.sealedIdentity !== null &&
      o.approved === true &&
      o.askedBy === viewer.personId &&
      o.until !== null &&
      Date.parse(at) < Date.parse(o.until),
  }
}

const labelIn = (
  choices: readonly { readonly id: string; readonly label: Text }[],
  id: string,
): Text => choices.find((c) => c.id === id)?.label ?? { zh: id, en: id }
