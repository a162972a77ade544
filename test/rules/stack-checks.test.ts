import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { notesOf } from '../../scripts/stack/left-behind.ts'
import { choosePort, freePort } from '../../scripts/stack/ports.ts'
import { ensureSecrets } from '../../scripts/stack/secrets.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'qingfeng-checks-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

describe('a port', () => {
  test('that another program uses is named with the variable that changes it', async () => {
    const port = await freePort()
    const other = net.createServer().listen(port, '127.0.0.1')
    vi.stubEnv('QINGFENG_PORT', String(port))
    await expect(choosePort('web')).rejects.toThrow(
      `Port ${port}, wanted for the pages, is in use by another program: stop it or set QINGFENG_PORT to a free port.`,
    )
    other.close()
  })

  test('that is no number is refused', async () => {
    vi.stubEnv('QINGFENG_POSTGRES_PORT', 'many')
    await expect(choosePort('postgres')).rejects.toThrow('QINGFENG_POSTGRES_PORT is many')
  })
})

describe('the keys', () => {
  test('are made once and readable by their owner only', () => {
    const first = ensureSecrets(folder)
    expect(JSON.parse(readFileSync(first.payloadKeysFile, 'utf8')).active).toBe('k1')
    expect(statSync(first.payloadKeysFile).mode & 0o077).toBe(0)
    expect(ensureSecrets(folder)).toEqual(first)
  })

  test('are not replaced when they are lost and data is encrypted with them', () => {
    mkdirSync(path.join(folder, 'temporal'))
    expect(() => ensureSecrets(folder)).toThrow('put it back from a backup')
  })

  test('that seal complaints are not replaced when they are lost', () => {
    const { sealingKeysFile } = ensureSecrets(folder)
    expect(statSync(sealingKeysFile).mode & 0o077).toBe(0)
    rmSync(sealingKeysFile)
    expect(() => ensureSecrets(folder)).toThrow('complaints may be sealed with it')
  })
})

test('a process number that now belongs to another program is not taken for what was left behind', () => {
  const notes = notesOf(folder)
  notes.write('worker', process.pid)
  expect(notes.read('worker')?.pid).toBe(process.pid)

  const file = path.join(folder, 'worker.json')
  const note = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...note, pid: process.ppid }))
  expect(notes.read('worker')).toBeUndefined()
})
