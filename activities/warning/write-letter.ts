import { patchCase } from '../../db/engine/change-case.ts'
import { lastAnswer } from '../../db/last-answer.ts'
import { namesOf } from '../../db/people.ts'
import { sectionName } from '../../db/sections.ts'
import type { Work } from '../work.ts'

/**
 * Writes the reminder letter as it is sent, so that later moves and renamings do not change it; its figures
 * are the case's own. This is where a document in the official layout would be made from it.
 */
export async function writeLetter(work: Work, { by }: { readonly by: string }): Promise<void> {
  const { tx, on, at, day } = work
  const names = await namesOf(tx, [by, ...(on.responsibleId ? [on.responsibleId] : [])])
  const nameOf = (id: string | null) => names.find((person) => person.id === id)?.name ?? null
  const letter = {
    issuedOn: day,
    section: on.sectionId ? await sectionName(tx, on.sectionId) : null,
    head: nameOf(on.responsibleId),
    signedBy: nameOf(by) ?? by,
    remark: (await lastAnswer(tx, on.id, ['review', 'review-above']))['remark'] ?? null,
  }
  await patchCase(tx, on.id, { data: { letter } }, at)
  work.on = { ...on, data: { ...on.data, letter } }
}
