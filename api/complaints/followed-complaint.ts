import type { z } from '@hono/zod-openapi'
import type { Database } from '../../db/client.ts'
import {
  type Standing,
  standingOfComplaint,
  type ToldStep,
  toldSteps,
} from '../../db/complaint-progress.ts'
import { type ComplaintRow, messagesOf } from '../../db/complaints.ts'
import { countSealedEvidence } from '../../db/evidence.ts'
import { revealsOf } from '../../db/identity-openings.ts'
import type { Text } from '../../workflows/kit/definition.ts'
import type { FollowedComplaint } from '../schemas/complaint.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { received, stateOf, stepText } from './follow-text.ts'

/** A complaint as its complainant follows it. */
export async function followedComplaint(
  db: Database,
  sealing: Sealing,
  row: ComplaintRow,
): Promise<z.infer<typeof FollowedComplaint>> {
  const { caseId } = row
  return await db.transaction(
    async (tx) => {
      const standing = await standingOfComplaint(tx, caseId)
      const own = await toldSteps(tx, caseId)
      // What was found out about the one it repeats is their result, too.
      const main = row.mergedInto ? await toldSteps(tx, row.mergedInto) : []
      const merged = main.filter((s) => ['reply', 'clue', 'review'].includes(s.step))
      const seal = sealing.sealOf(caseId, row)
      const said = await messagesOf(tx, caseId)
      return {
        number: row.number,
        receivedAt: row.receivedAt,
        state: stateOf(standing),
        ended: standing?.ended ?? false,
        until: standing?.until ?? null,
        steps: [
          { at: row.receivedAt, text: received, words: null },
          ...[...own, ...merged].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).map(asStep),
        ],
        said: said.map((m) => ({
          id: m.id,
          kind: m.kind,
          about: m.about,
          at: m.at,
          text: String(seal.open(`message ${m.id}`, m.sealedText)),
        })),
        files: await countSealedEvidence(tx, caseId),
        rating: row.rating,
        may: mayOf(standing, row),
        opened: await revealsOf(tx, caseId),
        realName: row.realName,
      }
    },
    { accessMode: 'read only', isolationLevel: 'repeatable read' },
  )
}

/** What the complainant can do now. */
export function mayOf(
  standing: Standing | undefined,
  row: Pick<ComplaintRow, 'ratedAt'>,
): { readonly rate: boolean; readonly object: boolean; readonly add: boolean } {
  const since = standing?.waitsFor === 'rate' ? standing.waitsSince : null
  const isNew = !row.ratedAt || !since || Date.parse(row.ratedAt) < Date.parse(since)
  return {
    rate: since !== null && isNew,
    object: since !== null && isNew && standing?.reviewed === false,
    add: standing?.ended !== true,
  }
}

function asStep(step: ToldStep): { at: string; text: Text; words: string | null } {
  return { at: step.at, text: stepText(step), words: step.told }
}
