import { findIssued } from '../../db/documents/find-issued.ts'
import { signStored } from '../../db/documents/sign-document.ts'
import { storeDraft } from '../../db/documents/store-draft.ts'
import { tellBureau } from '../../db/documents/tell-bureau.ts'
import { homeSection } from '../../db/engine/eligible.ts'
import { nameOfSection } from '../../db/sections.ts'
import { type DocumentKind, documentId, documentKinds } from '../../workflows/document.ts'
import { typesetContent } from '../../workflows/typeset.ts'
import { type Drafting, drafters } from '../documents.ts'
import type { Work } from '../work.ts'

/** Drafts the case's document from the data as it is now. */
export async function draft(
  work: Work,
  facts: Drafting & { readonly document: DocumentKind },
): Promise<void> {
  const { tx, on, at, day, entries } = work
  const { document: kind, period = null, withdraws = null } = facts
  const drafter = drafters[kind]
  if (!drafter) throw new Error(`nobody drafts ${kind}`)
  const { owner, organ, mark, readers } = documentKinds[kind]
  const home = await homeSection(tx, owner, day)
  const id = documentId(on.id, kind)
  const version = await storeDraft(tx, {
    id,
    kind,
    period,
    caseId: on.id,
    sectionId: on.sectionId,
    organ: (home && (await nameOfSection(tx, home))) ?? organ,
    mark,
    owner,
    readers,
    withdraws,
    content: typesetContent(await drafter(work, facts)),
    at,
  })
  if (version === undefined) return
  const data = { document: id, version }
  entries.push({ at, kind: 'document.drafted', actor: 'system', caseId: on.id, data })
}

/** Signs the case's document; what is for the whole bureau is published with that. */
export async function sign(
  work: Work,
  facts: {
    readonly document: DocumentKind
    readonly version?: number | undefined
    readonly by: string
  },
): Promise<void> {
  const { tx, on, at, day, entries } = work
  const { document: kind, version, by } = facts
  const id = documentId(on.id, kind)
  const signed = await signStored(tx, { id, version, by, at, year: day.slice(0, 4) })
  if (!signed) return
  const { number, sha256 } = signed
  const data = { document: id, number, version: signed.version, sha256 }
  entries.push({ at, kind: 'document.signed', actor: by, caseId: on.id, data })
  const earlier = signed.withdraws ? await findIssued(tx, signed.withdraws) : undefined
  if (earlier) {
    const withdrawn = { at, kind: 'document.withdrawn', actor: by } as const
    const told = { document: earlier.id, number: earlier.number, by: number }
    entries.push({ ...withdrawn, caseId: earlier.caseId, data: told })
  }
  if (documentKinds[kind].readers === 'bureau') await tellBureau(tx, { id, caseId: on.id, at, day })
}
