import type { z } from '@hono/zod-openapi'
import { loadActFacts, type TaskFacts } from '../db/act-facts.ts'
import { readNext } from '../db/armed.ts'
import { loadCalendar } from '../db/calendar.ts'
import { type EvidenceRow, readEvidence } from '../db/case-evidence.ts'
import type { Database } from '../db/client.ts'
import { namesOf } from '../db/people.ts'
import { readSampled, sampleOf } from '../db/sampled.ts'
import { readTask } from '../db/task.ts'
import type { Viewer } from '../db/viewer.ts'
import { allowedActs, type Decision } from '../workflows/kit/acts.ts'
import { today } from '../workflows/kit/calendar.ts'
import { explainDeadline } from '../workflows/kit/explain-deadline.ts'
import { fieldMeta } from '../workflows/kit/fields.ts'
import { findStep } from '../workflows/procedures.ts'
import { policyFor } from './act-policy.ts'
import { fieldsLeftOut } from './acts/completion-checks.ts'
import { nextEntry } from './next-entry.ts'
import { whyNot } from './refusals.ts'
import type { Allowed, Evidence, TaskDetail } from './schemas/task.ts'
import { ref, taskItem } from './task-item.ts'
import { known, prefill } from './task-known.ts'
import { timeline } from './timeline.ts'

/** A task's page, or undefined where the viewer may not see it. */
export async function taskDetail(
  db: Database,
  args: { readonly taskId: string; readonly viewer: Viewer; readonly at: string },
): Promise<z.infer<typeof TaskDetail> | undefined> {
  const { viewer, at } = args
  const facts = await loadActFacts(db, args)
  if (!facts) return undefined
  const [row, calendar, policy, happened, next, files, leftOut] = await Promise.all([
    readTask(db, facts.taskId, viewer),
    loadCalendar(db),
    policyFor(db, facts),
    timeline(db, facts.caseId, viewer),
    readNext(db, facts.caseId, facts.taskId),
    readEvidence(db, facts.caseId),
    fieldsLeftOut(db, facts),
  ])
  const sampled = await sampledFor(db, facts, viewer)
  if (!row) return undefined
  const nameOf = await namesIn(db, facts, row.responsibleId)
  return {
    ...taskItem(row, { viewer, at, calendar }),
    round: row.round,
    known: known(row, nameOf),
    deadline: row.deadline && {
      zh: explainDeadline(row.deadline, 'zh'),
      en: explainDeadline(row.deadline, 'en'),
    },
    prefill: prefill(row, today(at)),
    leftOut: [...leftOut],
    draft: row.draft && row.draftSavedAt ? { value: row.draft, savedAt: row.draftSavedAt } : null,
    answer: row.answer && shownAnswer(row.answer, viewer),
    coHandlers: row.coHandlers.map((id) => ({ id, name: nameOf(id) })),
    delegatedBy: row.delegatedBy === null ? null : ref(row.delegatedBy, nameOf(row.delegatedBy)),
    can: mapValues(allowedActs(facts, viewer, policy), allowed),
    returnsTo: policy.returnsTo.map((step) => ({
      step,
      title: findStep(row.procedure, step)?.title ?? { zh: step, en: step },
    })),
    cases: [...sampled],
    evidence: files.map(evidence),
    timeline: happened,
    next: next.map(nextEntry),
    watching: row.watching,
  }
}

/** The cases that the step's form asks about; most ask about none. */
async function sampledFor(db: Database, facts: TaskFacts, viewer: Viewer) {
  const ways = Object.values(findStep(facts.procedure, facts.step)?.outcomes ?? {})
  const fields = ways.flatMap(({ form }) => Object.values(form.shape))
  if (!fields.some((field) => fieldMeta(field)?.widget === 'cases')) return []
  return await readSampled(db, await sampleOf(db, facts.caseId), viewer)
}

/** Who was complained about is for those who oversee the bureau, not for everyone who may see the case. */
function shownAnswer(answer: Readonly<Record<string, unknown>>, viewer: Viewer) {
  const { named, ...rest } = answer
  return viewer.bureauWide && named !== undefined ? { ...rest, named } : rest
}

/** A file as pages list it. */
export const evidence = ({
  id,
  name,
  mime,
  size,
  by,
  at,
}: EvidenceRow): z.infer<typeof Evidence> => ({
  id,
  name,
  mime,
  size,
  by,
  at,
})

const allowed = (decision: Decision): z.infer<typeof Allowed> =>
  decision.allowed ? { allowed: true, why: null } : { allowed: false, why: whyNot(decision.code) }

function mapValues<K extends string, A, B>(
  from: Readonly<Record<K, A>>,
  change: (value: A) => B,
): Record<K, B> {
  const keys = Object.keys(from) as K[]
  return Object.fromEntries(keys.map((key) => [key, change(from[key])])) as Record<K, B>
}

async function namesIn(db: Database, facts: TaskFacts, responsible: string | null) {
  const ids = [...facts.coHandlers, facts.delegatedBy, responsible].filter((id) => id !== null)
  const names = new Map((await namesOf(db, ids)).map((person) => [person.id, person.name]))
  return (id: string): string => names.get(id) ?? id
}
