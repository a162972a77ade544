import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadActFacts } from '../../db/act-facts.ts'
import { readCase, readLinked, recallSimilar, searchCases } from '../../db/cases.ts'
import { createDb, type Database } from '../../db/client.ts'
import { type InboxQuery, inbox } from '../../db/inbox.ts'
import { inboxCounts } from '../../db/inbox-counts.ts'
import { readLedger, summariseLedger } from '../../db/ledger-view.ts'
import { watch } from '../../db/schema/people.ts'
import { roles } from '../../workflows/kit/definition.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import {
  aCase,
  anAbsence,
  aParticipant,
  aPerson,
  aTask,
  aViewer,
  MORNING,
  recused,
} from '../support/factories.ts'

let database: FreshDatabase
let db: Database
beforeAll(async () => {
  database = await freshDatabase()
  db = createDb(database.url, { max: 2 })
})
afterAll(async () => {
  await db.$client.end()
  await database.drop()
})

const endOfToday = '2026-03-19T00:00:00+08:00'
const month = { from: '2026-03-01', to: '2026-04-01' }
const sections = ['permits', 'finance', 'quality'] as const
const views = [
  'mine',
  'due-today',
  'overdue',
  'paused',
  'team',
  'watched',
  'done',
  'started',
  'copied',
] as const satisfies readonly InboxQuery['view'][]
const persons = ['p0', 'p1', 'p2', 'p3'] as const
const keys = ['conduct_office@*', 'head@permits', 'staff@finance', 'leader@quality', 'discipline@*']

const person = fc.constantFrom(...persons)
const organisation = fc.record({
  held: fc.tuple(
    ...persons.map(() =>
      fc.record({
        section: fc.constantFrom(...sections),
        roles: fc.uniqueArray(fc.constantFrom(...roles), { maxLength: 3 }),
      }),
    ),
  ),
  absences: fc.array(fc.record({ of: person, deputy: person }), { maxLength: 3 }),
  cases: fc.array(
    fc.record({
      section: fc.constantFrom(...sections),
      openedBy: person,
      recused: fc.uniqueArray(person, { minLength: 1, maxLength: 2 }),
      participants: fc.uniqueArray(person, { maxLength: 3 }),
      watchers: fc.uniqueArray(person, { maxLength: 3 }),
      due: fc.constantFrom('2026-03-17', '2026-03-18', '2026-03-30'),
      tasks: fc.array(
        fc.record({
          assignee: fc.option(person),
          key: fc.option(fc.constantFrom(...keys)),
          coHandlers: fc.uniqueArray(person, { maxLength: 2 }),
          paused: fc.boolean(),
          doneBy: fc.option(person, { freq: 3 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  ),
})
type Organisation = typeof organisation extends fc.Arbitrary<infer T> ? T : never

/** Writes the organisation over the last one; gives who is recused from which case. */
async function found(org: Organisation): Promise<Map<string, readonly string[]>> {
  await db.execute(sql`truncate "case", task, recusal, participant, watch, absence`)
  await db.execute(sql`delete from role_grant where person_id like 'p_'`)
  await db.execute(sql`delete from person where id like 'p_'`)
  for (const [i, held] of org.held.entries())
    await aPerson(db, { id: `p${i}`, sectionId: held.section, roles: held.roles })
  for (const { of, deputy } of org.absences)
    if (of !== deputy) await anAbsence(db, { of, deputy, from: '2026-03-16', to: '2026-03-20' })
  const barred = new Map<string, readonly string[]>()
  for (const [n, one] of org.cases.entries()) {
    const id = await aCase(db, {
      id: `case-${n}`,
      sectionId: one.section,
      openedBy: one.openedBy,
      dueDate: one.due,
      ...(n > 0 && { linkedTo: 'case-0' }),
    })
    barred.set(id, one.recused)
    for (const who of one.recused) await recused(db, id, who)
    for (const personId of one.participants)
      await aParticipant(db, { caseId: id, personId, as: 'copied' })
    for (const personId of one.watchers)
      await db.insert(watch).values({ personId, caseId: id, since: MORNING })
    for (const [round, t] of one.tasks.entries())
      await aTask(db, {
        caseId: id,
        round,
        due: one.due,
        sectionId: one.section,
        assigneeId: t.assignee,
        candidateKey: t.key,
        coHandlers: t.coHandlers,
        ...(t.paused && { suspendedAt: MORNING, remainder: 1 }),
        ...(t.doneBy && { endedAt: MORNING, ending: 'completed', completedBy: t.doneBy }),
      })
  }
  return barred
}

test('nobody sees, counts or finds a case from which they are recused', async () => {
  await fc.assert(
    fc.asyncProperty(organisation, async (org) => {
      const barred = await found(org)
      for (const who of persons) {
        const viewer = await aViewer(db, who)
        const hidden = [...barred].filter(([, persons]) => persons.includes(who)).map(([id]) => id)
        const seen = new Set<string>()
        const listed = new Map<string, number>()
        for (const view of views) {
          const page = await inbox(db, {
            viewer,
            view,
            at: MORNING,
            endOfToday,
            filter: {},
            limit: 100,
          })
          for (const row of page.rows) seen.add(row.caseId)
          listed.set(view, page.rows.length)
        }
        const counts = await inboxCounts(db, { viewer, at: MORNING, endOfToday })
        for (const [view, count] of Object.entries(counts)) expect(count).toBe(listed.get(view))
        const ledger = await readLedger(db, { viewer, state: 'all', month, limit: 100 })
        const figures = await summariseLedger(db, { viewer, month })
        const shown = figures.map((f) => f.section.id)
        const ofShown = ledger.rows.filter((row) => shown.includes(row.section?.id ?? ''))
        expect(figures.reduce((sum, f) => sum + f.total, 0)).toBe(ofShown.length)
        const text = '窗口人员态度生硬'
        const others = [
          ...ledger.rows,
          ...(await searchCases(db, { viewer, q: '窗口', limit: 100 })),
          ...(await recallSimilar(db, { viewer, text, limit: 100 })),
          ...(await readLinked(db, { caseId: 'case-0', linkedTo: null, viewer })),
        ]
        for (const row of others) seen.add(row.id)
        for (const id of hidden) {
          expect(seen).not.toContain(id)
          expect(await readCase(db, id, viewer)).toBeUndefined()
          const taskId = `${id}.rectify.0`
          expect(await loadActFacts(db, { taskId, viewer, at: MORNING })).toBeUndefined()
        }
      }
    }),
    { numRuns: 40 },
  )
})
