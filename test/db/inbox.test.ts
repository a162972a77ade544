import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDb, type Database } from '../../db/client.ts'
import { decodeCursor } from '../../db/cursor.ts'
import { type InboxQuery, inbox } from '../../db/inbox.ts'
import { COUNT_CAP, inboxCounts } from '../../db/inbox-counts.ts'
import { watch } from '../../db/schema/people.ts'
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
type Extra = Partial<Pick<InboxQuery, 'filter' | 'cursor' | 'limit' | 'at'>> & {
  readonly day?: string
}

/** Ids of a list as somebody sees it on the morning of 18 March. */
async function ids(who: string, view: InboxQuery['view'] = 'mine', extra: Extra = {}) {
  const { day, ...rest } = extra
  const viewer = await aViewer(db, who, day)
  const page = await inbox(db, {
    viewer,
    view,
    at: MORNING,
    endOfToday,
    filter: {},
    limit: 50,
    ...rest,
  })
  return page.rows.map((row) => row.id)
}

describe('my list', () => {
  test('has what is assigned to me, what I co-handle and what my role may claim', async () => {
    await aPerson(db, { id: 'ann', roles: ['staff', 'general_office'] })
    const assigned = await aTask(db, { assigneeId: 'ann', due: '2026-03-20' })
    const shared = await aTask(db, {
      assigneeId: 'liu.yang',
      coHandlers: ['ann'],
      due: '2026-03-19',
    })
    const claimable = await aTask(db, { candidateKey: 'general_office@*', sectionId: 'finance' })
    await aTask(db, { candidateKey: 'general_office@*', assigneeId: 'xu.qing' })
    await aTask(db, { assigneeId: 'ann', endedAt: MORNING, ending: 'completed', round: 2 })
    expect(await ids('ann')).toEqual([shared, assigned, claimable])
  })

  test('shows a task once, however many reasons there are', async () => {
    await aPerson(db, { id: 'twice' })
    const id = await aTask(db, { assigneeId: 'twice', coHandlers: ['twice'] })
    expect(await ids('twice')).toEqual([id])
  })

  test('leaves out what I may not judge', async () => {
    await aPerson(db, { id: 'doer', sectionId: 'discipline', roles: ['discipline'] })
    await aPerson(db, { id: 'peer', sectionId: 'discipline', roles: ['discipline'] })
    const id = await aTask(db, { candidateKey: 'discipline@*', excluded: ['doer'] })
    expect(await ids('doer')).not.toContain(id)
    expect(await ids('peer')).toContain(id)
  })

  test('has what those I stand in for have, while they are away and no longer', async () => {
    for (const id of ['away', 'second', 'third']) await aPerson(db, { id })
    await anAbsence(db, { of: 'away', deputy: 'second', from: '2026-03-16', to: '2026-03-18' })
    await anAbsence(db, { of: 'second', deputy: 'third', from: '2026-03-18', to: '2026-03-20' })
    const id = await aTask(db, { assigneeId: 'away' })
    expect(await ids('second')).toEqual([id])
    expect(await ids('third', 'mine', { day: '2026-03-17' })).toEqual([])
    expect(await ids('third')).toEqual([id])
    expect(await ids('third', 'mine', { day: '2026-03-19' })).toEqual([])
  })

  test('leaves out what a deputy would judge of their own work', async () => {
    for (const id of ['boss', 'worker']) await aPerson(db, { id })
    await anAbsence(db, { of: 'boss', deputy: 'worker', from: '2026-03-16', to: '2026-03-20' })
    const id = await aTask(db, { assigneeId: 'boss', excluded: ['worker'] })
    expect(await ids('worker')).toEqual([])
    expect(await ids('boss')).toEqual([id])
  })
})

describe('the clock’s lists', () => {
  test('tell due today, overdue and paused apart', async () => {
    await aPerson(db, { id: 'busy' })
    const mine = { assigneeId: 'busy' }
    const late = await aTask(db, { ...mine, due: '2026-03-17' })
    const now = await aTask(db, { ...mine, due: '2026-03-18' })
    const soon = await aTask(db, { ...mine, due: '2026-03-19' })
    const paused = await aTask(db, {
      ...mine,
      due: '2026-03-16',
      suspendedAt: MORNING,
      remainder: 3,
    })
    const open = await aTask(db, mine)
    expect(await ids('busy')).toEqual([paused, late, now, soon, open])
    expect(await ids('busy', 'overdue')).toEqual([late])
    expect(await ids('busy', 'due-today')).toEqual([now])
    expect(await ids('busy', 'paused')).toEqual([paused])
    const dueBy = '2026-03-20T00:00:00+08:00'
    expect(await ids('busy', 'mine', { filter: { dueBy } })).toEqual([late, now, soon])
    const viewer = await aViewer(db, 'busy')
    expect(await inboxCounts(db, { viewer, at: MORNING, endOfToday })).toMatchObject({
      mine: 5,
      overdue: 1,
      'due-today': 1,
      paused: 1,
    })
  })

  test('call a task overdue from the moment its day is over', async () => {
    await aPerson(db, { id: 'punctual' })
    const id = await aTask(db, { assigneeId: 'punctual', due: '2026-03-17' })
    const before = { at: '2026-03-17T23:59:59.999+08:00' }
    expect(await ids('punctual', 'overdue', before)).toEqual([])
    expect(await ids('punctual', 'overdue', { at: '2026-03-18T00:00:00+08:00' })).toEqual([id])
  })
})

describe('the other lists', () => {
  test('the team’s has my section’s and my role’s, claimed by colleagues too', async () => {
    await aPerson(db, { id: 'member', sectionId: 'logistics', roles: ['general_office'] })
    const ofSection = await aTask(db, { sectionId: 'logistics', assigneeId: 'cao.jun' })
    const ofRole = await aTask(db, {
      candidateKey: 'general_office@*',
      assigneeId: 'xu.qing',
      sectionId: 'finance',
    })
    const elsewhere = await aTask(db, { sectionId: 'finance', assigneeId: 'luo.min' })
    const team = await ids('member', 'team')
    expect(team).toEqual(expect.arrayContaining([ofSection, ofRole]))
    expect(team).not.toContain(elsewhere)
  })

  test('a leader’s team is the sections they lead', async () => {
    const led = await aTask(db, { sectionId: 'quality', assigneeId: 'song.tao' })
    expect(await ids('wu.haiyan', 'team')).toContain(led)
    expect(await ids('zhou.jianguo', 'team')).not.toContain(led)
  })

  test('done, started and copied are mine, newest first', async () => {
    await aPerson(db, { id: 'nora' })
    const ended = (at: string) => ({ endedAt: at, ending: 'completed', completedBy: 'nora' })
    const first = await aTask(db, { ...ended('2026-03-10T10:00:00+08:00') })
    const second = await aTask(db, { ...ended('2026-03-11T10:00:00+08:00') })
    expect(await ids('nora', 'done')).toEqual([second, first])
    const caseId = await aCase(db, { openedBy: 'nora' })
    await aTask(db, { caseId, step: 'register', endedAt: '2026-03-10T10:00:00+08:00' })
    const current = await aTask(db, { caseId })
    expect(await ids('nora', 'started')).toEqual([current])
    const other = await aCase(db)
    const seen = await aTask(db, { caseId: other })
    for (const as of ['copied', 'mentioned'])
      await aParticipant(db, { caseId: other, personId: 'nora', as })
    expect(await ids('nora', 'copied')).toEqual([seen])
  })

  test('watched has the open tasks of cases I may still see', async () => {
    await aPerson(db, { id: 'watcher', sectionId: 'finance' })
    const [mine, others, hidden] = [
      await aCase(db, { sectionId: 'finance' }),
      await aCase(db, { sectionId: 'quality' }),
      await aCase(db, { sectionId: 'finance' }),
    ]
    await recused(db, hidden, 'watcher')
    const shown = await aTask(db, { caseId: mine, sectionId: 'finance' })
    await aTask(db, { caseId: others, sectionId: 'quality' })
    await aTask(db, { caseId: hidden, sectionId: 'finance' })
    const since = MORNING
    for (const caseId of [mine, others, hidden])
      await db.insert(watch).values({ personId: 'watcher', caseId, since })
    expect(await ids('watcher', 'watched')).toEqual([shown])
  })
})

describe('recusal', () => {
  test('hides a case from every list and every total', async () => {
    await aPerson(db, { id: 'named', roles: ['staff', 'conduct_office'] })
    const caseId = await aCase(db, { openedBy: 'named' })
    await aTask(db, { caseId, assigneeId: 'named', due: '2026-03-17' })
    await aTask(db, { caseId, step: 'verify', candidateKey: 'conduct_office@*', due: '2026-03-18' })
    await aTask(db, {
      caseId,
      step: 'register',
      endedAt: MORNING,
      ending: 'completed',
      completedBy: 'named',
    })
    await aParticipant(db, { caseId, personId: 'named', as: 'copied' })
    await db.insert(watch).values({ personId: 'named', caseId, since: MORNING })
    const viewer = await aViewer(db, 'named')
    const counts = () => inboxCounts(db, { viewer, at: MORNING, endOfToday })
    const before = await counts()
    await recused(db, caseId, 'named')
    for (const view of ['overdue', 'due-today', 'watched', 'done', 'started', 'copied'] as const)
      expect(await ids('named', view)).toEqual([])
    const after = await counts()
    expect(before.mine - after.mine).toBe(2)
    expect(before.team - after.team).toBe(2)
    expect(after).toMatchObject({ overdue: 0, 'due-today': 0, watched: 0, copied: 0 })
  })

  test('holds for whoever stands in for the recused', async () => {
    for (const id of ['accused', 'stand-in']) await aPerson(db, { id })
    await anAbsence(db, { of: 'accused', deputy: 'stand-in', from: '2026-03-16', to: '2026-03-20' })
    const caseId = await aCase(db)
    await aTask(db, { caseId, assigneeId: 'accused' })
    await recused(db, caseId, 'accused')
    expect(await ids('stand-in')).toEqual([])
  })
})

describe('finding and paging', () => {
  test('finds two characters, a whole word, one character and part of a number', async () => {
    await aPerson(db, { id: 'finder' })
    const mine = { assigneeId: 'finder' }
    const window = await aTask(db, { ...mine, title: '窗口人员态度生硬' })
    const canteen = await aTask(db, { ...mine, title: '食堂账目不清' })
    const find = (q: string) => ids('finder', 'mine', { filter: { q } })
    expect(await find('态度')).toEqual([window])
    expect(await find('人员态度')).toEqual([window])
    expect(await find('食')).toEqual([canteen])
    expect(await find('口食')).toEqual([])
    expect(await find(' ')).toHaveLength(2)
    expect(await find("'; drop table task; --")).toEqual([])
  })

  test('narrows by section and kind', async () => {
    await aPerson(db, { id: 'narrow' })
    const here = await aTask(db, { assigneeId: 'narrow', sectionId: 'finance' })
    const verify = await aTask(db, { assigneeId: 'narrow', step: 'verify' })
    const filter = (f: InboxQuery['filter']) => ids('narrow', 'mine', { filter: f })
    expect(await filter({ sectionId: 'finance' })).toEqual([here])
    expect(await filter({ kind: 'issue.verify' })).toEqual([verify])
  })

  test('pages through everything once, whether due or never', async () => {
    await aPerson(db, { id: 'pager', roles: ['staff', 'general_office'] })
    const days = ['2026-03-17', '2026-03-18', '2026-03-18', undefined, undefined, undefined]
    for (const [i, due] of days.entries()) {
      const holder = i % 2 ? { assigneeId: 'pager' } : { candidateKey: 'staff@permits' }
      await aTask(db, { ...holder, ...(due && { due }) })
    }
    const whole = await ids('pager')
    const viewer = await aViewer(db, 'pager')
    const paged: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await inbox(db, {
        viewer,
        view: 'mine',
        at: MORNING,
        endOfToday,
        filter: {},
        limit: 2,
        cursor: cursor ? decodeCursor(cursor) : undefined,
      })
      paged.push(...page.rows.map((row) => row.id))
      cursor = page.next
    }
    expect(paged).toEqual(whole)
    expect(paged.length).toBeGreaterThanOrEqual(6)
  })

  test('counts no further than its cap', async () => {
    await aPerson(db, { id: 'swamped' })
    const caseId = await aCase(db)
    for (let round = 1; round <= COUNT_CAP + 5; round += 1)
      await aTask(db, { caseId, assigneeId: 'swamped', round })
    const viewer = await aViewer(db, 'swamped')
    const counts = await inboxCounts(db, { viewer, at: MORNING, endOfToday })
    expect(counts.mine).toBe(COUNT_CAP)
  })
})
