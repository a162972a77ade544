import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadViewer } from '../../db/viewer.ts'
import { startApi, type TestApi } from '../support/api.ts'
import { openTaskRow } from '../support/task-row.ts'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ now: '2026-03-18T09:00:00+08:00' })
})
afterAll(() => api.close())

const admin = () => api.as('kong.lin')
const today = '2026-03-18'
type Problem = { readonly code: string }
type Person = {
  readonly id: string
  readonly section: { readonly id: string } | null
  readonly grants: readonly { id: string; role: string; to: string | null }[]
  readonly absences: readonly { id: string; reason: string | null; active: boolean }[]
  readonly openTasks: number
}
const person = async (id: string, as = 'kong.lin') =>
  (await api.as(as).get<Person>(`/api/people/${id}`)).body
const ledger = async (kind: string) =>
  await api.db.execute<{ data: Record<string, unknown> }>(
    sql`select data from ledger_entry where kind = ${kind} order by seq`,
  )

describe('the directory', () => {
  test('finds people by name and by the sound of it', async () => {
    const logins = async (q: string) =>
      (
        await api.as('liu.yang').get<{ login: string }[]>(`/api/people?q=${encodeURIComponent(q)}`)
      ).body.map((p) => p.login)
    expect(await logins('陈伟')).toEqual(['chen.wei'])
    expect(await logins('ChenWei')).toEqual(['chen.wei'])
    expect(await logins('%')).toEqual([])
  })

  test('names each section’s head and leader in charge', async () => {
    const { body } = await api
      .as('liu.yang')
      .get<{ id: string; head: unknown; leader: unknown; people: number }[]>('/api/sections')
    expect(body).toHaveLength(14)
    expect(body.find((s) => s.id === 'permits')).toMatchObject({
      name: '行政审批科',
      aliases: ['审批科'],
      head: { id: 'chen.wei', name: '陈伟' },
      leader: { id: 'zhou.jianguo' },
      people: 4,
    })
    expect(body.every((s) => s.head !== null && s.leader !== null && s.people >= 4)).toBe(true)
  })

  test('is closed to outsiders with an account', async () => {
    expect((await api.as('hong.mei').get('/api/people')).status).toBe(403)
    expect((await api.as('hong.mei').get('/api/people/liu.yang')).status).toBe(403)
  })
})

describe('someone who joins', () => {
  test('is in the bureau from that day with their roles', async () => {
    const body = {
      login: 'ning.bo',
      name: '宁波',
      section: 'permits',
      roles: ['staff'],
      from: today,
    }
    const { status } = await admin().post('/api/people', body)
    expect(status).toBe(200)
    expect((await api.as('ning.bo').get('/api/session')).status).toBe(200)
    const entries = await ledger('person.joined')
    expect(entries.at(-1)?.data).toMatchObject({ person: 'ning.bo', section: 'permits' })
    expect(JSON.stringify(entries)).not.toContain('宁波')
  })

  test('can not take a login that is taken, nor a section there is not', async () => {
    const body = { login: 'liu.yang', name: '另一人', section: 'permits' }
    expect((await admin().post<Problem>('/api/people', body)).body.code).toBe('person.login-taken')
    const nowhere = { login: 'some.one', name: '某人', section: 'nowhere' }
    expect((await admin().post<Problem>('/api/people', nowhere)).body.code).toBe('section.unknown')
  })

  test('is added by the administrator only', async () => {
    const body = { login: 'some.one', name: '某人', section: 'permits' }
    for (const login of ['liu.yang', 'chen.wei', 'li.guohua', 'bao.chen']) {
      expect((await api.as(login).post('/api/people', body)).status).toBe(403)
    }
  })
})

describe('whoever leaves or moves', () => {
  test('hands everything open to one person, except what that person may not take', async () => {
    const free = await openTaskRow(api.db, { assigneeId: 'song.tao', sectionId: 'quality' })
    const recused = await openTaskRow(api.db, {
      assigneeId: 'song.tao',
      sectionId: 'quality',
      recused: ['tang.kai'],
    })
    const { body } = await admin().post<{ tasks: number; refused: { taskId: string }[] }>(
      '/api/people/song.tao/hand-over',
      { to: 'tang.kai' },
    )
    expect(body.tasks).toBe(1)
    expect(body.refused.map((r) => r.taskId)).toEqual([recused.taskId])
    expect((await person('tang.kai')).openTasks).toBe(1)
    expect((await person('song.tao')).openTasks).toBe(1)
    const told = await api.db.execute(
      sql`select 1 from notification where person_id = 'tang.kai' and task_id = ${free.taskId}`,
    )
    expect(told).toHaveLength(1)
  })

  test('leaves nothing open in their own name: without a receiver it goes to the candidates', async () => {
    const { taskId } = await openTaskRow(api.db, { assigneeId: 'he.jing', sectionId: 'policy' })
    const { status } = await admin().post('/api/people/he.jing/leave', { from: today })
    expect(status).toBe(200)
    const [row] = await api.db.execute(
      sql`select assignee_id, candidate_key from task where id = ${taskId}`,
    )
    expect(row).toEqual({ assignee_id: null, candidate_key: 'head@policy' })
    expect(await loadViewer(api.db, 'he.jing', today)).toBeUndefined()
    expect(await loadViewer(api.db, 'he.jing', '2026-03-17')).toBeDefined()
  })

  test('a head’s own tasks go one level up when nobody else heads the section', async () => {
    const { taskId } = await openTaskRow(api.db, {
      assigneeId: 'han.tao',
      sectionId: 'quality',
      candidateKey: 'head@quality',
    })
    await admin().post('/api/people/han.tao/leave', { from: today })
    const [row] = await api.db.execute(
      sql`select assignee_id, candidate_key from task where id = ${taskId}`,
    )
    expect(row).toEqual({ assignee_id: null, candidate_key: 'leader@quality' })
  })

  test('a move ends what went with the old section and keeps the record', async () => {
    await admin().post('/api/people/hu.lin/move', { section: 'finance', from: today })
    const viewer = await loadViewer(api.db, 'hu.lin', today)
    expect(viewer?.keys).toEqual(['staff@finance'])
    expect(viewer?.sections).toEqual(['finance'])
    expect(viewer?.bureauWide).toBe(false)
    const { grants } = await person('hu.lin')
    expect(
      grants
        .filter((g) => g.to === '2026-03-17')
        .map((g) => g.role)
        .sort(),
    ).toEqual(['conduct_office', 'staff'])
  })

  test('someone lent out keeps their own section and comes back by themself', async () => {
    await admin().post('/api/people/bai.jie/move', {
      section: 'petitions',
      from: today,
      to: '2026-04-30',
    })
    expect((await loadViewer(api.db, 'bai.jie', '2026-04-01'))?.keys.toSorted()).toEqual([
      'staff@finance',
      'staff@petitions',
    ])
    expect((await loadViewer(api.db, 'bai.jie', '2026-05-01'))?.keys).toEqual(['staff@finance'])
  })
})

describe('roles', () => {
  test('end by date and are never deleted', async () => {
    const { grants } = await person('luo.min')
    const { status } = await admin().delete(`/api/people/luo.min/roles/${grants[0]!.id}`)
    expect(status).toBe(200)
    expect((await person('luo.min')).grants[0]).toMatchObject({ role: 'staff', to: '2026-03-17' })
    expect((await loadViewer(api.db, 'luo.min', today))?.keys).toEqual([])
  })

  test('of the three administrators go together with no other', async () => {
    const body = { role: 'admin', section: null, from: today }
    const both = await admin().post<Problem>('/api/people/gao.xiang/roles', body)
    expect([both.status, both.body.code]).toEqual([409, 'role.separation'])
    const join = { login: 'two.hats', name: '双', section: null, roles: ['admin', 'auditor'] }
    expect((await admin().post<Problem>('/api/people', join)).body.code).toBe('role.separation')
  })

  test('are not given to oneself, and the last administrator stays', async () => {
    const body = { role: 'auditor', section: null, from: today }
    expect((await admin().post<Problem>('/api/people/kong.lin/roles', body)).body.code).toBe(
      'role.to-oneself',
    )
    const { grants } = await person('kong.lin')
    const last = await admin().delete<Problem>(`/api/people/kong.lin/roles/${grants[0]!.id}`)
    expect(last.body.code).toBe('role.last-admin')
    const leave = await admin().post<Problem>('/api/people/kong.lin/leave', { from: today })
    expect(leave.body.code).toBe('role.last-admin')
  })

  test('of a section need one', async () => {
    const body = { role: 'head', section: null, from: today }
    const answer = await admin().post<Problem>('/api/people/gao.xiang/roles', body)
    expect([answer.status, answer.body.code]).toEqual([422, 'role.section-needed'])
  })

  test('of a new head keep their section from a case about them', async () => {
    const { caseId } = await openTaskRow(api.db, {
      assigneeId: 'zuofengban',
      sectionId: 'logistics',
      named: ['feng.lei'],
    })
    const body = { role: 'head', section: 'logistics', from: today }
    await admin().post('/api/people/feng.lei/roles', body)
    const rows = await api.db.execute<{ person_id: string }>(
      sql`select person_id from recusal where case_id = ${caseId}`,
    )
    expect(rows.map((r) => r.person_id)).toEqual(
      expect.arrayContaining(['feng.lei', 'cao.jun', 'zeng.li', 'peng.bin']),
    )
  })
})

describe('an absence', () => {
  const set = async (who: string, deputy: string, from: string, to: string, as = who) =>
    await api.as(as).post<Problem & { id: string }>(`/api/people/${who}/absences`, {
      deputy,
      from,
      to,
      reason: '体检',
    })

  test('lets the deputy act from the first day to the last, and no longer', async () => {
    expect((await set('chen.wei', 'liu.yang', '2026-03-20', '2026-03-25')).status).toBe(200)
    expect((await loadViewer(api.db, 'liu.yang', '2026-03-19'))?.keys).not.toContain('head@permits')
    expect((await loadViewer(api.db, 'liu.yang', '2026-03-20'))?.keys).toContain('head@permits')
    expect((await loadViewer(api.db, 'liu.yang', '2026-03-25'))?.keys).toContain('head@permits')
    expect((await loadViewer(api.db, 'liu.yang', '2026-03-26'))?.keys).not.toContain('head@permits')
  })

  test('can not overlap another, and nobody stands in for themself', async () => {
    expect((await set('chen.wei', 'sun.yue', '2026-03-25', '2026-03-30')).body.code).toBe(
      'absence.overlap',
    )
    expect((await set('sun.yue', 'sun.yue', '2026-03-25', '2026-03-30')).body.code).toBe(
      'absence.own-deputy',
    )
    expect((await set('sun.yue', 'liu.yang', '2026-03-30', '2026-03-25')).body.code).toBe(
      'dates.reversed',
    )
  })

  test('can not close a circle of deputies, unless at another time', async () => {
    expect((await set('liu.yang', 'zhao.min', '2026-03-24', '2026-03-28')).status).toBe(200)
    expect((await set('zhao.min', 'chen.wei', '2026-03-25', '2026-03-26')).body.code).toBe(
      'absence.cycle',
    )
    expect((await set('zhao.min', 'chen.wei', '2026-03-26', '2026-03-28')).status).toBe(200)
  })

  test('two set at once can not make a circle either', async () => {
    const answers = await Promise.all([
      set('ma.li', 'lin.xiao', '2026-04-01', '2026-04-02'),
      set('lin.xiao', 'ma.li', '2026-04-01', '2026-04-02'),
    ])
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
  })

  test('is set by oneself or the administrator, and its reason is theirs', async () => {
    expect((await set('gao.xiang', 'shi.lei', '2026-04-01', '2026-04-02', 'du.peng')).status).toBe(
      403,
    )
    expect((await set('gao.xiang', 'shi.lei', '2026-04-01', '2026-04-02', 'kong.lin')).status).toBe(
      200,
    )
    expect((await person('gao.xiang', 'gao.xiang')).absences[0]?.reason).toBe('体检')
    expect((await person('gao.xiang', 'du.peng')).absences[0]?.reason).toBe('体检')
    expect((await person('gao.xiang', 'shi.lei')).absences[0]?.reason).toBeNull()
  })

  test('ended early gives everything back', async () => {
    const { body } = await set('jia.liang', 'mo.fan', today, '2026-04-30')
    expect((await loadViewer(api.db, 'mo.fan', today))?.actingFor).toEqual(['jia.liang'])
    expect((await api.as('mo.fan').delete(`/api/absences/${body.id}`)).status).toBe(404)
    expect((await api.as('jia.liang').delete(`/api/absences/${body.id}`)).status).toBe(204)
    expect((await loadViewer(api.db, 'mo.fan', today))?.actingFor).toEqual([])
  })
})
