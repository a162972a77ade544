import {
  copyRecusals,
  findMain,
  mergedWith,
  setMain,
  setRecognised,
  setTitle,
} from '../../db/complaint-case.ts'
import { answerOf } from '../../db/engine/answer-of.ts'
import { linkCase } from '../../db/engine/link-case.ts'
import { openCases } from '../../db/open-case.ts'
import { enqueueWord } from '../../db/outbox.ts'
import { sectionName } from '../../db/sections.ts'
import { complaintKinds } from '../../workflows/complaint/choices.ts'
import { complaintTitle } from '../../workflows/complaint/rules.ts'
import type { Source } from '../../workflows/issue/choices.ts'
import { issueProcedure } from '../../workflows/issue/definition.ts'
import { type IssueFacts, schedule } from '../../workflows/issue/rules.ts'
import { namedIn } from '../case-patch.ts'
import type { Work } from '../work.ts'

/** Channels whose issues say so themselves; the others are complaints. */
const sourcesOfChannels: Readonly<Record<string, Source>> = {
  supervisor: 'supervisor',
  'reception-day': 'reception-day',
}

/**
 * The issue that triage found: the office's own words, the complaint's recusals, and no way from it to the
 * complaint for whoever may not see that.
 */
export async function openIssueOfComplaint(
  work: Work,
  { issueId }: { readonly issueId: string },
): Promise<void> {
  const { tx, on, at, day } = work
  const { answer: said } = await answerOf(tx, on.id, 'triage')
  const severity = said.severity === 'serious' ? 'serious' : 'general'
  const responsibleId = textIn(said, 'responsible')
  const kind = complaintKinds.find((k) => k.id === on.data['kind'])?.label.zh
  const plan = schedule({ deadline: textIn(said, 'deadline'), severity }, day)
  const source = sourcesOfChannels[String(on.data['channel'])] ?? 'complaint'
  const facts: IssueFacts = { source, severity, complaint: on.id, ...plan }
  const measures = textIn(said, 'measures')
  const named = namedIn({ data: on.data })
  const [issue] = await openCases(tx, [
    {
      id: issueId,
      procedure: issueProcedure.id,
      series: responsibleId ? issueProcedure.series : null,
      title: textIn(said, 'title') ?? `群众反映:${kind ?? '作风问题'}`,
      sectionId: on.sectionId,
      responsibleId,
      severity,
      category: kind,
      source,
      data: measures ? { measures } : {},
      named,
      by: 'system',
      at,
      day,
      startAt: responsibleId ? 'rectify' : 'register',
      facts,
    },
  ])
  if (!issue) return
  await linkCase(tx, { caseId: issueId, to: on.id, relation: 'complaint' })
  await copyRecusals(tx, { from: on.id, to: issueId, at })
  const name = on.sectionId ? await sectionName(tx, on.sectionId) : undefined
  const title = complaintTitle(on.number ?? '', name, String(on.data['kind']))
  await setTitle(tx, on.id, title)
  work.on = { ...on, title }
  const link = { at, actor: 'system', kind: 'case.linked' } as const
  work.entries.push(
    { ...link, caseId: on.id, data: { caseId: issueId, relation: 'complaint' } },
    { ...link, caseId: issueId, data: { caseId: on.id, relation: 'complaint' } },
  )
}

/** Both are about the same: whoever may not handle one may not handle the other. */
export async function mergeComplaintInto(
  work: Work,
  { number }: { readonly number: string },
): Promise<void> {
  const { tx, on, at } = work
  const main = await findMain(tx, number)
  if (!main) throw new Error('the complaint to merge with is gone')
  await setMain(tx, { caseId: on.id, mainId: main.id })
  const isNew = await copyRecusals(tx, { from: on.id, to: main.id, at })
  await copyRecusals(tx, { from: main.id, to: on.id, at })
  if (isNew) await say(work, main.id, 'recused', `recused:${main.id}:${on.id}`)
  if (main.isAnswered) await say(work, on.id, 'main-answered', `main:${on.id}`)
  const data = { caseId: main.id, relation: 'merged' }
  work.entries.push({ at, actor: 'system', kind: 'case.linked', caseId: on.id, data })
}

/** Everyone whose complaint was merged with this one is answered with it. */
export async function tellMergedComplaints(
  work: Work,
  { key }: { readonly key: string },
): Promise<void> {
  for (const caseId of await mergedWith(work.tx, work.on.id)) {
    await say(work, caseId, 'main-answered', `${key}:${caseId}`)
  }
}

/** 群众认可, said by whoever complained; a second saying changes nothing. */
export async function recogniseIssueOfComplaint(
  { tx, at, entries }: Work,
  { issueId }: { readonly issueId: string },
): Promise<void> {
  if (!(await setRecognised(tx, issueId, at))) return
  const data = { value: 'recognised' }
  entries.push({ at, actor: 'public', kind: 'case.recognised', caseId: issueId, data })
}

/** Word for another case. */
export async function tellAnotherCase(
  work: Work,
  told: { readonly key: string; readonly caseId: string; readonly word: string },
): Promise<void> {
  await say(work, told.caseId, told.word, told.key)
}

async function say({ tx, at }: Work, caseId: string, word: string, key: string): Promise<void> {
  await enqueueWord(tx, { key, caseId, word: { word, facts: {} }, at })
}

const textIn = (answer: Readonly<Record<string, unknown>>, field: string): string | undefined => {
  const value = answer[field]
  return typeof value === 'string' && value !== '' ? value : undefined
}
