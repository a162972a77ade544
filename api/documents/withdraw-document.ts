import type { Tx } from '../../db/client.ts'
import { readDocument } from '../../db/documents/read-documents.ts'
import { type NewCase, openCases } from '../../db/open-case.ts'
import type { Viewer } from '../../db/viewer.ts'
import { bulletinProcedure } from '../../workflows/bulletin/definition.ts'
import type { BulletinFacts } from '../../workflows/bulletin/rules.ts'
import { today } from '../../workflows/kit/calendar.ts'
import { notFound } from '../errors.ts'
import { notOwner, notSigned, withdrawalOpen } from './refuse-document.ts'

/**
 * Opens the case in which the withdrawal of a signed document is drafted and signed: only a later document
 * takes one back. @throws Refusal
 */
export async function openWithdrawal(
  tx: Tx,
  args: {
    readonly id: string
    readonly viewer: Viewer
    readonly at: string
    readonly reason: string
  },
): Promise<NewCase> {
  const { id, viewer, at, reason } = args
  const row = await readDocument(tx, id, viewer)
  if (!row) throw notFound()
  if (!row.owns) throw notOwner()
  if (row.signedAt === null) throw notSigned()
  const facts: BulletinFacts = { document: 'withdrawal', withdraws: id }
  const opening: NewCase = {
    id: `withdrawal-${id}`,
    procedure: bulletinProcedure.id,
    series: bulletinProcedure.series,
    title: `撤回《${row.title}》`,
    sectionId: null,
    severity: 'general',
    source: 'rule',
    data: { reason },
    named: [],
    by: viewer.personId,
    at,
    day: today(at),
    startAt: 'sign',
    facts,
  }
  const [opened] = await openCases(tx, [opening])
  if (!opened) throw withdrawalOpen()
  return opening
}
