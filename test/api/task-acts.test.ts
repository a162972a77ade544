import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { submission, task } from '../../db/schema/tasks.ts'
import { startApi, type TestApi } from '../support/api.ts'
import { aCase, anAbsence, aPerson, aTask, MORNING, recused } from '../support/factories.ts'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ now: MORNING })
  await aPerson(api.db, { id: 'gone', leftOn: '2026-03-01' })
})
afterAll(() => api.close())

type Problem = { readonly code: string; readonly field?: string; readonly detail: { zh: string } }

/** Does something with a task; gives 'done', or the code and status of the refusal. */
async function act(who: string, id: string, verb: string, body?: unknown): Promise<string> {
  const answer = await api.as(who).post<Problem>(`/api/tasks/${id}/${verb}`, body)
  return answer.status === 200 ? 'done' : `${answer.status} ${answer.body.code}`
}
const row = async (id: string) => {
  const [found] = await api.db.select().from(task).where(eq(task.id, id))
  if (!found) throw new Error(`no task ${id}`)
  return found
}
const entries = (taskId: string) =>
  api.db.execute<{ kind: string; actor: string; refused: string | null; data: unknown }>(sql`
    select kind, actor, on_behalf_of, refused, data from ledger_entry where task_id = ${taskId} order by seq`)
const told = async (taskId: string) => {
  const rows = await api.db.execute<{ line: string }>(
    sql`select person_id || ' ' || kind as line from notification where task_id = ${taskId} order by 1`,
  )
  return rows.map((r) => r.line)
}
const toClaim = () => aTask(api.db, { step: 'verify', candidateKey: 'conduct_office@*' })
const assigned = (args: Parameters<typeof aTask>[1] = {}) =>
  aTask(api.db, { assigneeId: 'liu.yang', ...args })

describe('claiming', () => {
  test('makes it mine, puts it on the record and takes it out of the others’ lists', async () => {
    const id = await toClaim()
    expect(await act('hu.lin', id, 'claim')).toBe('done')
    expect(await row(id)).toMatchObject({
      assigneeId: 'hu.lin',
      claimedAt: MORNING,
      takenAt: MORNING,
    })
    expect(await entries(id)).toMatchObject([
      { kind: 'task.claimed', actor: 'hu.lin', refused: null },
    ])
    const { body } = await api.as('qin.feng').get<{ items: { id: string }[] }>('/api/tasks')
    expect(body.items.map((item) => item.id)).not.toContain(id)
  })

  test('is refused with a reason that is entered too', async () => {
    const id = await toClaim()
    await act('hu.lin', id, 'claim')
    expect(await act('hu.lin', id, 'claim')).toBe('409 task.already-yours')
    expect(await act('qin.feng', id, 'claim')).toBe('409 task.taken')
    expect(await act('gu.zheng', id, 'claim')).toBe('409 task.taken')
    const other = await toClaim()
    expect(await act('gu.zheng', other, 'claim')).toBe('403 task.not-candidate')
    expect((await entries(id)).map((e) => e.refused)).toEqual([
      null,
      'task.already-yours',
      'task.taken',
      'task.taken',
    ])
  })

  test('goes to one when two want it at once', async () => {
    const id = await toClaim()
    const all = await Promise.all(
      ['hu.lin', 'qin.feng', 'zuofengban', 'zhu.hong'].map((who) => act(who, id, 'claim')),
    )
    expect(all.filter((said) => said === 'done')).toHaveLength(1)
    expect(all.filter((said) => said === '409 task.taken')).toHaveLength(3)
  })

  test('by a deputy makes it the absent person’s', async () => {
    await aPerson(api.db, { id: 'on-leave', sectionId: 'finance', roles: ['general_office'] })
    await aPerson(api.db, { id: 'stand-in', sectionId: 'finance' })
    const days = { from: '2026-03-16', to: '2026-03-20' }
    await anAbsence(api.db, { of: 'on-leave', deputy: 'stand-in', ...days })
    const id = await aTask(api.db, { candidateKey: 'general_office@*', sectionId: null })
    expect(await act('stand-in', id, 'claim')).toBe('done')
    expect((await row(id)).assigneeId).toBe('on-leave')
  })

  test('does not find what one may not see', async () => {
    const id = await toClaim()
    expect(await act('luo.min', id, 'claim')).toBe('404 not-found')
    expect(await act('kong.lin', id, 'claim')).toBe('404 not-found')
    expect(await act('hu.lin', 'no-such-task', 'claim')).toBe('404 not-found')
    await recused(api.db, (await row(id)).caseId, 'hu.lin')
    expect(await act('hu.lin', id, 'claim')).toBe('404 not-found')
    expect(await entries(id)).toEqual([])
  })

  test('is refused to who did the step before', async () => {
    const id = await aTask(api.db, { candidateKey: 'conduct_office@*', excluded: ['hu.lin'] })
    expect(await act('hu.lin', id, 'claim')).toBe('403 task.excluded')
  })
})

describe('releasing', () => {
  test('gives it back untaken', async () => {
    const id = await toClaim()
    await act('hu.lin', id, 'claim')
    expect(await act('qin.feng', id, 'release')).toBe('403 task.not-yours')
    expect(await act('hu.lin', id, 'release')).toBe('done')
    expect(await row(id)).toMatchObject({ assigneeId: null, claimedAt: null, takenAt: null })
    expect(await act('hu.lin', id, 'release')).toBe('409 task.unclaimed')
    expect(await act('qin.feng', id, 'claim')).toBe('done')
  })

  test('is not for what was assigned by name', async () => {
    expect(await act('liu.yang', await assigned(), 'release')).toBe('409 task.assigned-by-name')
  })
})

describe('transferring', () => {
  test('hands it to a colleague with a note, and tells them', async () => {
    const id = await assigned({ coHandlers: ['sun.yue'] })
    expect(await act('liu.yang', id, 'transfer', { to: 'sun.yue', note: '材料在共享盘' })).toBe(
      'done',
    )
    expect(await row(id)).toMatchObject({ assigneeId: 'sun.yue', coHandlers: [] })
    expect(await told(id)).toEqual(['sun.yue task.transferred'])
    const [entry] = await entries(id)
    expect(entry?.data).toMatchObject({ from: 'liu.yang', to: 'sun.yue', step: 'rectify' })
    expect(JSON.stringify(entry)).not.toContain('材料')
    const { body } = await api
      .as('sun.yue')
      .get<{ timeline: { words: string; text: { zh: string } }[] }>(`/api/tasks/${id}`)
    expect(body.timeline.at(-1)).toMatchObject({
      words: '材料在共享盘',
      text: { zh: '刘洋 转办给孙悦' },
    })
  })

  test('is for the holder and those above', async () => {
    const id = await assigned()
    expect(await act('sun.yue', id, 'transfer', { to: 'sun.yue' })).toBe('403 task.not-yours')
    expect(await act('chen.wei', id, 'transfer', { to: 'zhao.min' })).toBe('done')
    expect(await told(id)).toEqual(['liu.yang task.transferred', 'zhao.min task.transferred'])
    expect((await row(id)).takenAt).toBe(null)
  })

  test('reaches only who could have had it', async () => {
    const id = await assigned({ excluded: ['zhao.min'] })
    const to = (person: string) => act('liu.yang', id, 'transfer', { to: person })
    expect(await to('liu.yang')).toBe('422 person.has-it')
    expect(await to('gone')).toBe('422 person.not-active')
    expect(await to('nobody')).toBe('422 person.not-active')
    expect(await to('luo.min')).toBe('422 person.may-not-take')
    expect(await to('zhao.min')).toBe('422 person.may-not-take')
    await recused(api.db, (await row(id)).caseId, 'sun.yue')
    expect(await to('sun.yue')).toBe('422 person.may-not-take')
    expect(await to('chen.wei')).toBe('done')
  })

  test('of a role’s task goes to another who holds the role', async () => {
    const id = await toClaim()
    await act('hu.lin', id, 'claim')
    expect(await act('hu.lin', id, 'transfer', { to: 'liu.yang' })).toBe('422 person.may-not-take')
    expect(await act('hu.lin', id, 'transfer', { to: 'qin.feng' })).toBe('done')
  })
})

describe('delegating', () => {
  test('comes back with a note, and only then is it completed', async () => {
    const id = await assigned()
    expect(await act('liu.yang', id, 'delegate', { to: 'luo.min' })).toBe('done')
    expect(await row(id)).toMatchObject({ assigneeId: 'luo.min', delegatedBy: 'liu.yang' })
    expect(await act('luo.min', id, 'delegate', { to: 'sun.yue' })).toBe('409 task.delegated')
    expect(await act('luo.min', id, 'transfer', { to: 'sun.yue' })).toBe('409 task.delegated')
    expect(await act('luo.min', id, 'release')).toBe('409 task.delegated')
    expect(await act('luo.min', id, 'give-back', { note: '已核对' })).toBe('done')
    expect(await row(id)).toMatchObject({ assigneeId: 'liu.yang', delegatedBy: null })
    expect(await act('liu.yang', id, 'give-back')).toBe('409 task.not-delegated')
    expect(await told(id)).toEqual(['liu.yang task.given-back', 'luo.min task.delegated'])
  })

  test('may be fetched back, and never reaches who may not see the case', async () => {
    const id = await assigned({ excluded: ['zhao.min'] })
    await recused(api.db, (await row(id)).caseId, 'sun.yue')
    for (const to of ['sun.yue', 'zhao.min', 'kong.lin', 'hong.mei'])
      expect(await act('liu.yang', id, 'delegate', { to })).toBe('422 person.may-not-take')
    await act('liu.yang', id, 'delegate', { to: 'luo.min' })
    expect(await act('liu.yang', id, 'give-back')).toBe('done')
  })
})

describe('co-handlers', () => {
  test('see the task and draft, do not complete, and are taken off again', async () => {
    const id = await assigned({ sectionId: 'permits' })
    expect((await api.as('luo.min').get(`/api/tasks/${id}`)).status).toBe(404)
    expect(await act('liu.yang', id, 'co-handlers', { to: 'luo.min' })).toBe('done')
    expect(await act('liu.yang', id, 'co-handlers', { to: 'luo.min' })).toBe('422 person.has-it')
    expect(await act('liu.yang', id, 'co-handlers', { to: 'kong.lin' })).toBe(
      '422 person.may-not-take',
    )
    const { body } = await api
      .as('luo.min')
      .get<{ can: Record<string, { allowed: boolean }> }>(`/api/tasks/${id}`)
    expect(body.can['draft']?.allowed).toBe(true)
    expect(body.can['complete']?.allowed).toBe(false)
    expect(await act('luo.min', id, 'co-handlers', { to: 'sun.yue' })).toBe('403 task.not-yours')
    const off = (person: string) =>
      api.as('liu.yang').delete<Problem>(`/api/tasks/${id}/co-handlers/${person}`)
    expect((await off('luo.min')).status).toBe(200)
    expect((await off('luo.min')).body.code).toBe('task.no-co-handlers')
    expect((await row(id)).coHandlers).toEqual([])
    expect(await told(id)).toEqual([
      'luo.min task.co-handler-added',
      'luo.min task.co-handler-removed',
    ])
  })
})

describe('a draft', () => {
  test('is kept for the person who typed it, and means that the task is taken', async () => {
    const id = await assigned({ coHandlers: ['sun.yue'] })
    const save = (who: string, value: object) =>
      api.as(who).put<Problem>(`/api/tasks/${id}/draft`, { value })
    const draftOf = async (who: string) =>
      (await api.as(who).get<{ draft: { value: object } | null }>(`/api/tasks/${id}`)).body.draft
        ?.value
    expect((await save('sun.yue', { measures: '协助' })).status).toBe(200)
    expect((await row(id)).takenAt).toBe(null)
    await save('liu.yang', { measures: '一' })
    await save('liu.yang', { measures: '二' })
    expect((await row(id)).takenAt).toBe(MORNING)
    expect(await draftOf('liu.yang')).toEqual({ measures: '二' })
    expect(await draftOf('sun.yue')).toEqual({ measures: '协助' })
    expect((await save('chen.wei', {})).body.code).toBe('task.not-yours')
    expect(await entries(id)).toEqual([])
  })
})

test('a draft nested beyond any form is refused before anyone reads it', async () => {
  const id = await assigned()
  const nested = (n: number) => `{"value":{"x":${'['.repeat(n)}${']'.repeat(n)}}}`
  const save = async (body: string) =>
    (await api.as('liu.yang').put(`/api/tasks/${id}/draft`, body)).status
  expect(await save(nested(5))).toBe(200)
  expect(await save(nested(50_000))).toBe(422)
})

describe('copying', () => {
  test('opens the case to one more person', async () => {
    const id = await assigned()
    const { caseId } = await row(id)
    expect((await api.as('luo.min').get(`/api/cases/${caseId}`)).status).toBe(404)
    expect(await act('liu.yang', id, 'copy', { to: 'luo.min', note: '请知悉' })).toBe('done')
    expect((await api.as('luo.min').get(`/api/cases/${caseId}`)).status).toBe(200)
    const { body } = await api
      .as('luo.min')
      .get<{ items: { id: string }[] }>('/api/tasks?view=copied')
    expect(body.items.map((item) => item.id)).toEqual([id])
    expect(await act('liu.yang', id, 'copy', { to: 'bao.chen' })).toBe('422 person.may-not-take')
    expect(await act('sun.yue', id, 'copy', { to: 'luo.min' })).toBe('403 task.not-yours')
  })
})

describe('urging', () => {
  test('reminds the holder once a day', async () => {
    const id = await assigned()
    expect(await act('hu.lin', id, 'urge', { note: '请抓紧' })).toBe('done')
    expect(await act('qin.feng', id, 'urge')).toBe('409 task.urged-today')
    expect(await act('sun.yue', id, 'urge')).toBe('403 task.may-not-urge')
    expect(await act('liu.yang', id, 'urge')).toBe('409 task.your-own')
    expect(await told(id)).toEqual(['liu.yang task.urged'])
    api.travel('2026-03-19T08:00:00+08:00')
    expect(await act('chen.wei', id, 'urge')).toBe('done')
    api.travel(MORNING)
  })

  test('reminds every candidate of what nobody has claimed', async () => {
    const id = await aTask(api.db, { candidateKey: 'conduct_office@*', excluded: ['qin.feng'] })
    expect(await act('li.guohua', id, 'urge')).toBe('done')
    expect(await told(id)).toEqual([
      'hu.lin task.urged',
      'zhu.hong task.urged',
      'zuofengban task.urged',
    ])
  })
})

describe('a task that is being answered, paused or over', () => {
  test('refuses every act until the answer is carried out', async () => {
    const id = await assigned()
    const { caseId } = await row(id)
    await api.db
      .insert(submission)
      .values({ taskId: id, caseId, round: 1, act: 'complete', by: 'liu.yang', at: MORNING })
    for (const verb of ['transfer', 'delegate', 'co-handlers'])
      expect(await act('liu.yang', id, verb, { to: 'sun.yue' })).toBe('409 task.being-acted')
    expect(
      (await api.as('liu.yang').put<Problem>(`/api/tasks/${id}/draft`, { value: {} })).body.code,
    ).toBe('task.being-acted')
  })

  test('may be transferred and claimed while paused, not delegated or urged', async () => {
    const paused = { suspendedAt: MORNING, remainder: 2 }
    const id = await assigned(paused)
    expect(await act('liu.yang', id, 'delegate', { to: 'sun.yue' })).toBe('409 task.suspended')
    expect(await act('hu.lin', id, 'urge')).toBe('409 task.suspended')
    expect(await act('liu.yang', id, 'transfer', { to: 'sun.yue' })).toBe('done')
    const open = await aTask(api.db, { candidateKey: 'conduct_office@*', ...paused })
    expect(await act('hu.lin', open, 'claim')).toBe('done')
  })

  test('refuses acts once it has ended', async () => {
    const id = await assigned({ endedAt: MORNING, ending: 'completed', completedBy: 'liu.yang' })
    expect(await act('liu.yang', id, 'transfer', { to: 'sun.yue' })).toBe('409 task.ended')
    expect(await act('hu.lin', id, 'urge')).toBe('409 task.ended')
  })
})

describe('a refusal', () => {
  test('leaves nothing behind but its entry', async () => {
    const id = await assigned()
    const before = await row(id)
    await act('liu.yang', id, 'transfer', { to: 'luo.min', note: '不该留下' })
    expect(await row(id)).toEqual(before)
    const comments = await api.db.execute(sql`select 1 from comment where task_id = ${id}`)
    expect(comments).toHaveLength(0)
    expect(await entries(id)).toMatchObject([
      { kind: 'task.transferred', refused: 'person.may-not-take', data: { to: 'luo.min' } },
    ])
  })

  test('says the rule and who can help', async () => {
    const id = await aTask(api.db, { candidateKey: 'conduct_office@*', excluded: ['hu.lin'] })
    const { body } = await api.as('hu.lin').post<Problem>(`/api/tasks/${id}/claim`)
    expect(body).toMatchObject({ rule: 'recusal', help: { zh: '科室负责人' } })
  })
})

describe('comments and watching', () => {
  test('a mention opens the case to who is named, and tells them once', async () => {
    const caseId = await aCase(api.db)
    const comment = (body: object) =>
      api.as('liu.yang').post<Problem & { id: string }>(`/api/cases/${caseId}/comments`, body)
    const said = await comment({ text: '@罗敏 请看', mentions: ['luo.min', 'luo.min', 'liu.yang'] })
    expect(said.status).toBe(200)
    expect((await api.as('luo.min').get(`/api/cases/${caseId}`)).status).toBe(200)
    const rows = await api.db.execute(
      sql`select person_id from notification where case_id = ${caseId}`,
    )
    expect(rows).toEqual([{ person_id: 'luo.min' }])
    const refused = await comment({ text: '@孔林', mentions: ['luo.min', 'kong.lin'] })
    expect(refused).toMatchObject({ status: 422, body: { field: 'mentions.1' } })
    expect(
      (await api.as('jia.liang').post(`/api/cases/${caseId}/comments`, { text: '看不到' })).status,
    ).toBe(404)
  })

  test('watching follows a case until it is stopped', async () => {
    const caseId = await aCase(api.db)
    const watching = async () =>
      (await api.as('liu.yang').get<{ watching: boolean }>(`/api/cases/${caseId}`)).body.watching
    expect((await api.as('liu.yang').put(`/api/cases/${caseId}/watch`)).status).toBe(200)
    expect(await watching()).toBe(true)
    expect((await api.as('liu.yang').delete(`/api/cases/${caseId}/watch`)).status).toBe(200)
    expect(await watching()).toBe(false)
    expect((await api.as('luo.min').put(`/api/cases/${caseId}/watch`)).status).toBe(404)
  })
})
