import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveWeb } from '../../api/web-files.ts'
import { startApi, type TestApi } from '../support/api.ts'

let api: TestApi
const folder = mkdtempSync(path.join(tmpdir(), 'qingfeng-pages-'))
beforeAll(async () => {
  api = await startApi()
  mkdirSync(path.join(folder, 'assets'))
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>清风</title>')
  mkdirSync(path.join(folder, 'portal'))
  writeFileSync(path.join(folder, 'portal/index.html'), '<!doctype html><title>我要反映</title>')
  writeFileSync(path.join(folder, 'assets/app-1a2b.js'), 'export {}\n')
  serveWeb(api.app, folder)
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await api.close()
})

const get = async (address: string) => {
  const { status, headers, body } = await api.as(null).get<string>(address)
  return { status, body, kept: headers.get('cache-control'), type: headers.get('content-type') }
}

test('a place within the app is the app’s one page, so that a reload stays there', async () => {
  for (const address of ['/', '/inbox', '/cases/WT-2026-0001', '/people/liu.yang']) {
    const { status, body, type } = await get(address)
    expect([status, body, type?.startsWith('text/html')]).toEqual([
      200,
      '<!doctype html><title>清风</title>',
      true,
    ])
  }
})

test('the portal has a page of its own, wherever in it one is', async () => {
  for (const address of ['/portal', '/portal/', '/portal/follow', '/portal/reception']) {
    expect(await get(address)).toMatchObject({
      status: 200,
      body: '<!doctype html><title>我要反映</title>',
      kept: 'no-cache',
    })
  }
})

test('a file with a hash in its name is kept for good', async () => {
  expect(await get('/assets/app-1a2b.js')).toMatchObject({
    status: 200,
    kept: 'public, max-age=31536000, immutable',
  })
})

test('what is not there is a problem, not a page', async () => {
  for (const address of ['/assets/old-3c4d.js', '/favicon.ico', '/api/nothing', '/docs/nothing']) {
    expect(await get(address)).toMatchObject({
      status: 404,
      type: expect.stringContaining('problem+json'),
    })
  }
})

test('nothing outside the folder is served', async () => {
  writeFileSync(`${folder}-secret.txt`, 'secret')
  const name = path.basename(folder)
  for (const address of [
    `/../${name}-secret.txt`,
    `/%2e%2e/${name}-secret.txt`,
    `/assets/..%2f..%2f${name}-secret.txt`,
  ]) {
    expect((await get(address)).status).toBe(404)
  }
  rmSync(`${folder}-secret.txt`)
})

test('answers of the API are kept by no browser', async () => {
  const { headers } = await api.as('liu.yang').get('/api/session')
  expect(headers.get('cache-control')).toBe('no-store')
})
