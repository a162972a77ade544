import { basisOf } from '../../db/basis.ts'
import { keepFromSection } from '../../db/keep-from-section.ts'
import { linkCase } from '../../db/link-case.ts'
import { enqueueWord } from '../../db/outbox.ts'
import { findPersonInService } from '../../db/person-in-service.ts'
import { ruleInForce } from '../../db/rules.ts'
import type { WatchFacts } from '../../workflows/watch/rules.ts'
import { lastDay } from '../../workflows/watch/rules.ts'
import { imposeOn } from '../impose.ts'
import { openByRule } from '../open-by-rule.ts'
import type { Work } from '../work.ts'

/** An entry on the watch list has the business key of what it follows from. */
const entryOf = (caseId: string): string => caseId.replace(/^[a-z]+/, 'watch')

/**
 * Puts a person on the watch list: a case of its own with the same basis, in force at once. Their own section
 * never sees it. Whoever has left the bureau is not listed.
 */
export async function list(work: Work, { person }: { readonly person: string }): Promise<void> {
  const { tx, on, at, day } = work
  const listed = await findPersonInService(tx, person, day)
  if (!listed) return
  const id = entryOf(on.id)
  const basis = basisOf(on.data)
  const { value: days } = await ruleInForce(tx, 'watch.days', on.rulesOf)
  const until = lastDay(day, days)
  const facts: WatchFacts = { from: day, until, days }
  const opened = await openByRule(
    tx,
    {
      id,
      procedure: 'watch',
      startAt: 'check',
      title: `${listed.name}列入作风观察名单`,
      sectionId: on.sectionId,
      responsibleId: person,
      basis,
      facts,
      data: { reason: on.title, until },
    },
    at,
  )
  if (!opened) return
  await keepFromSection(tx, { caseId: id, sectionId: on.sectionId, apart: person, at, day })
  work.entries.push(...(await linkCase(tx, { caseId: id, to: on.id, relation: 'watch', at })))
  const { sectionId } = on
  await imposeOn(work, {
    kind: 'watch_listed',
    caseId: id,
    sectionId,
    personId: person,
    basis,
    until,
  })
}

/** Tells the entry that what it rests on is no more: it releases at once, and only once. */
export async function release(work: Work, { by }: { readonly by: string }): Promise<void> {
  const { tx, on, at } = work
  const caseId = entryOf(on.id)
  const word = { word: 'released', facts: { by } }
  await enqueueWord(tx, { key: `released:${caseId}`, caseId, word, at })
}
