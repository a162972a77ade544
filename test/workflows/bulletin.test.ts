import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bureau, openBureau } from '../support/bureau.ts'
import { doDuty } from '../support/duty-bureau.ts'
import { answer } from '../support/issue-bureau.ts'
import { dropAll, issuesDue } from '../support/quarters.ts'

const caseId = 'bulletin-2025-Q4'
const id = `${caseId}.bulletin`
const path = `/api/documents/${id}`

/** The last quarter of 2025: permits at 80 %, finance at 100 %, all others with nothing due. */
let bureau: Bureau
beforeAll(async () => {
  bureau = await openBureau()
  await issuesDue(bureau.db, { sectionId: 'permits', on: '2025-12-10', due: 10, closed: 8 })
  await issuesDue(bureau.db, { sectionId: 'finance', on: '2025-12-10', due: 3, closed: 3 })
  const duty = 'quarterly-bulletin'
  await doDuty(bureau, { duty, nominal: '2026-01-01', until: '2026-01-05T09:10' })
  await bureau.pass('1 minute')
})
afterAll(() => bureau.close())

const document = async (person: string, of = id) =>
  (await bureau.call(person, 'GET', `/api/documents/${of}`)).body
type Block = { readonly block: string; readonly text?: string }
/** What an editor sends: the words, and each table by its place. */
const asSent = (body: { version: number; title: string; addressee: string; blocks: Block[] }) => ({
  version: body.version,
  title: body.title,
  addressee: body.addressee,
  blocks: body.blocks.map((block, of) =>
    block.block === 'table' ? { block: 'table', of } : block,
  ),
})
async function claim(kind: string, of = caseId) {
  const task = await bureau.open(of, kind)
  const claimed = await bureau.call('zuofengban', 'POST', `/api/tasks/${task?.id}/claim`)
  expect(claimed).toMatchObject({ status: 200 })
  return task?.id ?? ''
}

describe('the bulletin of a quarter', () => {
  test('is drafted from the ledger, with the rows behind its figures', async () => {
    const body = await document('zuofengban')
    expect(body).toMatchObject({
      kind: 'bulletin',
      status: 'draft',
      number: null,
      version: 1,
      period: '2025-Q4',
      title: '关于2025年第四季度作风问题整改情况的通报',
      savedBy: null,
      can: { edit: true, withdraw: false, receipts: false },
    })
    const [, overview, , table, , poor] = body.blocks
    expect(overview.text).toContain('全局到期作风问题13件')
    expect(overview.text).toContain('整改率84.61%')
    expect(poor.text).toContain('行政审批科')
    expect(poor.text).toContain('80%')
    expect(poor.text).not.toContain('财务科')
    expect(
      table.rows.map((row: { text: string }[]) => row.map((cell) => cell.text)),
    ).toContainEqual(['行政审批科', '10', '8', '80%', '2', '0', '0'])
    const place = `${path}/figures/3/0/3`
    const cases = (await bureau.call('zuofengban', 'GET', place)).body
    expect(cases.map((one: { id: string }) => one.id)).toEqual([
      'permits:2025-12-10:10',
      'permits:2025-12-10:9',
    ])
  })

  test('counts no complaints and no satisfaction while the bureau does not run them', async () => {
    const { blocks } = await document('zuofengban')
    const titles = blocks[3].columns.map((column: { title: string }) => column.title)
    const { procedures } = await import('../../workflows/procedures.ts')
    expect(titles.includes('投诉')).toBe('complaint' in procedures)
    expect(titles).not.toContain('满意度')
  })

  test('says nothing of what is only proposed', async () => {
    expect(JSON.stringify(await document('zuofengban'))).not.toContain('评优')
  })

  test('is nobody’s to read before it is signed, but its office’s', async () => {
    for (const person of [
      'liu.yang',
      'chen.wei',
      'li.guohua',
      'wei.dong',
      'kong.lin',
      'hong.mei',
    ]) {
      expect(await bureau.call(person, 'GET', path)).toMatchObject({ status: 404 })
    }
    expect(await bureau.call('hu.lin', 'GET', path)).toMatchObject({ status: 200 })
  })
})

describe('a draft', () => {
  test('is saved as a new version, its figures untouched', async () => {
    const before = await document('zuofengban')
    const sent = asSent(before)
    const words = { block: 'paragraph', text: '请各科室于本月底前销号。' }
    const saved = await bureau.call('zuofengban', 'PUT', path, {
      ...sent,
      blocks: [...sent.blocks, words],
    })
    expect(saved).toMatchObject({ status: 200, body: { version: 2 } })
    const after = await document('zuofengban')
    expect(after).toMatchObject({ version: 2, savedBy: { id: 'zuofengban' } })
    expect(after.blocks.at(-1)).toEqual(words)
    expect(after.blocks[3]).toEqual(before.blocks[3])
  })

  test('that somebody else has saved meanwhile is not written over', async () => {
    const { body } = await bureau.call('hu.lin', 'GET', path)
    const mine = { ...asSent(body), title: '胡琳改的题目', version: 1 }
    expect(await bureau.call('hu.lin', 'PUT', path, mine)).toMatchObject({
      status: 409,
      body: { code: 'document.changed' },
    })
    expect((await document('zuofengban')).title).toBe(body.title)
  })

  test('keeps its tables, and takes nobody’s number', async () => {
    const sent = asSent(await document('zuofengban'))
    const without = { ...sent, blocks: sent.blocks.filter((block) => block.block !== 'table') }
    expect(await bureau.call('zuofengban', 'PUT', path, without)).toMatchObject({
      status: 422,
      body: { code: 'document.figures', rule: 'document.figures' },
    })
    const twice = { ...sent, blocks: [...sent.blocks, { block: 'table', of: 3 }] }
    expect(await bureau.call('zuofengban', 'PUT', path, twice)).toMatchObject({ status: 422 })
    const number = { block: 'paragraph', text: '投诉人电话13800138000' }
    const named = { ...sent, blocks: [...sent.blocks, number] }
    expect(await bureau.call('zuofengban', 'PUT', path, named)).toMatchObject({
      status: 422,
      body: { code: 'document.personal', field: `blocks.${sent.blocks.length}.text` },
    })
  })

  test('is sent back for editing with a reason, and drafted again from the ledger', async () => {
    await dropAll(bureau.db, 'permits', '2026-01-05')
    await bureau.db.execute(
      sql`update rate set due = 8, rate = 1, due_cases = closed_cases where section_id = 'permits'`,
    )
    await claim('bulletin.sign')
    await answer(
      bureau,
      'zuofengban',
      caseId,
      'bulletin.sign',
      { reason: '两件不是问题' },
      'returned',
    )
    await claim('bulletin.edit')
    await answer(bureau, 'zuofengban', caseId, 'bulletin.edit', {}, 'redrafted')
    const again = await document('zuofengban')
    expect(again).toMatchObject({ version: 3, savedBy: null })
    expect(again.blocks[1].text).toContain('全局到期作风问题11件')
    expect(await bureau.open(caseId, 'bulletin.sign')).toMatchObject({ round: 2 })
  })
})

describe('signing', () => {
  test('needs nothing typed, and signs the version the signer had before them', async () => {
    const taskId = await claim('bulletin.sign')
    const page = await bureau.call('zuofengban', 'GET', `/api/tasks/${taskId}`)
    expect(page.body).toMatchObject({
      prefill: { version: 3 },
      documents: [{ id, status: 'draft', version: 3 }],
    })
    const late = { ...asSent(await document('hu.lin')), title: '签发前一刻改的题目' }
    expect(await bureau.call('hu.lin', 'PUT', path, late)).toMatchObject({ body: { version: 4 } })
    await answer(bureau, 'zuofengban', caseId, 'bulletin.sign', { version: 3 })
    const signed = await document('zuofengban')
    expect(signed).toMatchObject({
      status: 'signed',
      number: '作风办通报〔2026〕1号',
      version: 3,
      title: '关于2025年第四季度作风问题整改情况的通报',
      signedBy: { id: 'zuofengban' },
      intact: true,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      can: { edit: false, withdraw: true, receipts: true },
    })
    expect(await bureau.caseOf(caseId)).toMatchObject({
      status: 'ended',
      outcome: 'published',
      number: expect.stringMatching(/^TB-2026-\d{4}$/),
    })
    expect(await bureau.entries(caseId)).toContain('document.signed')
  })

  test('publishes it to the whole bureau, and to nobody outside', async () => {
    for (const person of ['liu.yang', 'li.guohua', 'kong.lin']) {
      const seen = await document(person)
      expect(seen).toMatchObject({ status: 'signed', caseId: null, can: { edit: false } })
    }
    expect(await bureau.call('hong.mei', 'GET', path)).toMatchObject({ status: 404 })
    const news = await bureau.call('liu.yang', 'GET', '/api/notifications')
    expect(news.body.items).toContainEqual(
      expect.objectContaining({ kind: 'document.published', documentId: id }),
    )
    const none = await bureau.call('hong.mei', 'GET', '/api/notifications')
    expect(none.body.items).toEqual([])
  })

  test('opens of a figure only the cases that its reader may see', async () => {
    const finance = (await document('liu.yang')).blocks[3].rows.findIndex(
      (row: { text: string }[]) => row[0]?.text === '财务科',
    )
    const behind = (person: string) =>
      bureau.call(person, 'GET', `${path}/figures/3/${finance}/1`).then((got) => got.body.length)
    expect(await behind('zuofengban')).toBe(3)
    expect(await behind('liang.yan')).toBe(3)
    expect(await behind('liu.yang')).toBe(0)
  })

  test('makes it unchangeable: by the API, and by a trigger for whoever writes to the database', async () => {
    const sent = asSent(await document('zuofengban'))
    expect(await bureau.call('zuofengban', 'PUT', path, sent)).toMatchObject({
      status: 409,
      body: { code: 'document.signed', rule: 'document.signed' },
    })
    const kept = 'a signed document is not changed'
    for (const change of [
      sql`update document set title = 'x' where id = ${id}`,
      sql`update document set signed_at = null where id = ${id}`,
      sql`delete from document where id = ${id}`,
      sql`update document_version set content = '{}' where document_id = ${id}`,
      sql`delete from document_version where document_id = ${id}`,
      sql`insert into document_version (document_id, version, content, by, at) values (${id}, 9, '{}', 'x', now())`,
      sql`truncate document_version`,
      sql`truncate document`,
    ]) {
      const refused = await bureau.db.execute(change).then(
        () => 'done',
        (error: { cause?: Error }) => error.cause?.message,
      )
      expect(refused).toBe(kept)
    }
    expect(await document('liu.yang')).toMatchObject({ intact: true })
  })
})

describe('whoever has read it', () => {
  test('says so with one tap, once, and is counted', async () => {
    const before = await document('liu.yang')
    expect(before).toMatchObject({ readAt: null, readers: { read: 0 } })
    const first = await bureau.call('liu.yang', 'POST', `${path}/read`)
    await bureau.pass('1 hour')
    const second = await bureau.call('liu.yang', 'POST', `${path}/read`)
    expect(second.body).toEqual(first.body)
    const after = await document('liu.yang')
    expect(after).toMatchObject({ readAt: first.body.readAt, readers: { read: 1 } })
    const [{ n } = { n: 0 }] = await bureau.db.execute<{ n: number }>(
      sql`select count(*)::int as n from person where not exists (
        select 1 from role_grant g where g.person_id = person.id and g.role = 'supervisor')`,
    )
    expect(after.readers.of).toBe(n)
    const receipts = await bureau.call('zuofengban', 'GET', `${path}/receipts`)
    expect(receipts.body.read).toMatchObject([{ person: { id: 'liu.yang' } }])
    expect(receipts.body.unread).toHaveLength(n - 1)
    expect(await bureau.call('liu.yang', 'GET', `${path}/receipts`)).toMatchObject({ status: 403 })
    expect(await bureau.call('hong.mei', 'POST', `${path}/read`)).toMatchObject({ status: 404 })
  })
})

describe('a signed document', () => {
  test('is withdrawn by a later one only, once that is signed', async () => {
    const asked = { reason: '引用数据有误' }
    expect(await bureau.call('liu.yang', 'POST', `${path}/withdrawal`, asked)).toMatchObject({
      status: 403,
    })
    const opened = await bureau.call('zuofengban', 'POST', `${path}/withdrawal`, asked)
    expect(opened).toMatchObject({ status: 201 })
    const { caseId: of } = opened.body
    expect(await bureau.call('zuofengban', 'POST', `${path}/withdrawal`, asked)).toMatchObject({
      status: 409,
      body: { code: 'document.withdrawal-open' },
    })
    await bureau.relay()
    await bureau.pass('1 minute')
    const later = `${of}.withdrawal`
    const draft = await document('zuofengban', later)
    expect(draft.blocks[0].text).toContain('引用数据有误。')
    expect(draft.title).toContain('作风办通报〔2026〕1号')
    expect(await document('liu.yang')).toMatchObject({ status: 'signed' })
    await claim('bulletin.sign', of)
    await answer(bureau, 'zuofengban', of, 'bulletin.sign', {})
    expect(await document('liu.yang')).toMatchObject({ status: 'withdrawn', withdrawnBy: later })
    expect(await document('liu.yang', later)).toMatchObject({
      number: '作风办通〔2026〕1号',
      withdraws: id,
    })
    const { body } = await bureau.call('liu.yang', 'GET', '/api/documents')
    expect(body.items.map((one: { status: string }) => one.status)).toEqual(['signed', 'withdrawn'])
  })
})
