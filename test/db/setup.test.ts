import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadCalendar } from '../../db/calendar.ts'
import { createDb, type Database } from '../../db/client.ts'
import { seedRuleRows } from '../../db/rules/seed-rules.ts'
import { ruleInForce } from '../../db/rules.ts'
import { samplePeople } from '../../db/sample/people.ts'
import { sampleSections } from '../../db/sample/sections.ts'
import { prepareDatabase } from '../../db/setup.ts'
import type { Procedure } from '../../workflows/kit/definition.ts'
import { normaliseName } from '../../workflows/kit/normalise.ts'
import { sideSteps } from '../../workflows/kit/side-steps.ts'
import { procedures } from '../../workflows/procedures.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

let fresh: FreshDatabase
let db: Database
beforeAll(async () => {
  fresh = await freshDatabase()
  db = createDb(fresh.url, { max: 2 })
})
afterAll(async () => {
  await db.$client.end()
  await fresh.drop()
})

const snapshot = async () =>
  await db.execute(sql`select (select count(*) from person) as people, (select count(*) from role_grant) as grants,
    (select count(*) from rule) as rules, (select count(*) from calendar_day) as days,
    (select max(version) from calendar_version) as version, (select count(*) from ledger_entry) as entries`)

test('preparing a database again, even three at once, changes nothing', async () => {
  const before = await snapshot()
  const again = { url: fresh.url, sample: true, today: '2026-06-01' }
  await Promise.all([prepareDatabase(again), prepareDatabase(again), prepareDatabase(again)])
  expect(await snapshot()).toEqual(before)
})

test('every limit a step names is a rule, and every rule is there once', async () => {
  const all: readonly Procedure[] = Object.values(procedures)
  const steps = [...all.flatMap((one) => Object.values(one.steps)), ...Object.values(sideSteps)]
  const limits = steps.map((step) => step.limit).filter((limit) => limit !== 'case')
  for (const id of limits) {
    expect((await ruleInForce(db, id, '2026-01-01')).rule).toBe(id)
  }
  const ids = seedRuleRows.map((row) => row.id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(seedRuleRows.every((row) => row.article && row.source)).toBe(true)
})

test('a rule not in force on a day is a defect, not a default', async () => {
  await expect(ruleInForce(db, 'issue.rectify.days', '2019-12-31')).rejects.toThrow('no rule')
})

test('three years are published and the next is not', async () => {
  expect((await loadCalendar(db)).publishedYears).toEqual([2024, 2025, 2026])
})

test('the sample names are written as the recusal rule compares them', () => {
  for (const { name } of samplePeople) expect(normaliseName(name)).toBe(name)
  expect(new Set(samplePeople.map((p) => p.name)).size).toBe(samplePeople.length)
  expect(new Set(samplePeople.map((p) => p.login)).size).toBe(samplePeople.length)
})

test('every section has a head, three staff and a leader in charge', () => {
  const leaders = samplePeople.filter((p) => p.roles.includes('leader')).map((p) => p.login)
  for (const section of sampleSections) {
    const people = samplePeople.filter((p) => p.section === section.id)
    expect(people.filter((p) => p.roles.includes('head'))).toHaveLength(1)
    expect(people.filter((p) => p.roles.includes('staff')).length).toBeGreaterThanOrEqual(3)
    expect(leaders).toContain(section.leader)
  }
})
