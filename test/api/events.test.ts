import { afterAll, beforeAll, expect, test } from 'vitest'
import { announce } from '../../db/tell.ts'
import { startApi, type TestApi } from '../support/api.ts'
import { openTaskRow } from '../support/task-row.ts'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ now: '2026-03-18T09:00:00+08:00' })
})
afterAll(() => api.close())

type Message = { readonly type: string; readonly caseId?: string }

/** A browser that listens as a person; `heard` waits for the next message. */
async function listen(login: string) {
  const abort = new AbortController()
  const response = await api.app.request('/api/events', {
    headers: { 'x-as': login },
    signal: abort.signal,
  })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  const messages: Message[] = []
  let rest = ''
  async function heard(): Promise<Message | undefined> {
    while (messages.length === 0) {
      const { value, done } = await reader.read()
      if (done) return undefined
      rest += value
      const parts = rest.split('\n\n')
      rest = parts.pop() ?? ''
      for (const part of parts) {
        if (part.startsWith('data: ')) messages.push(JSON.parse(part.slice(6)))
      }
    }
    return messages.shift()
  }
  expect(await heard()).toEqual({ type: 'ready' })
  return { heard, close: () => reader.cancel() }
}

test('news reach those they concern, and nobody who is recused', async () => {
  const about = await openTaskRow(api.db, {
    assigneeId: 'sun.yue',
    sectionId: 'permits',
    recused: ['chen.wei'],
  })
  const other = await openTaskRow(api.db, { assigneeId: 'chen.wei', sectionId: 'permits' })
  const [mine, recused, elsewhere] = await Promise.all([
    listen('sun.yue'),
    listen('chen.wei'),
    listen('gao.xiang'),
  ])
  const event = { taskIds: [], persons: ['sun.yue', 'chen.wei'], keys: ['head@permits'] }
  await announce(api.db, { caseId: about.caseId, ...event })
  await announce(api.db, { caseId: other.caseId, ...event, persons: ['gao.xiang'] })
  expect(await mine.heard()).toEqual({ type: 'changed', caseId: about.caseId, taskIds: [] })
  expect(await recused.heard()).toMatchObject({ caseId: other.caseId })
  expect(await elsewhere.heard()).toMatchObject({ caseId: other.caseId })
  await Promise.all([mine.close(), recused.close(), elsewhere.close()])
})

test('a change of roles ends the stream', async () => {
  const stream = await listen('shi.lei')
  const body = { role: 'head', section: 'information', from: '2026-03-18' }
  expect((await api.as('kong.lin').post('/api/people/shi.lei/roles', body)).status).toBe(200)
  expect(await stream.heard()).toBeUndefined()
})

test('whoever has left hears nothing more', async () => {
  const stream = await listen('wan.jia')
  await api.as('kong.lin').post('/api/people/wan.jia/leave', { from: '2026-03-18' })
  expect(await stream.heard()).toBeUndefined()
})
