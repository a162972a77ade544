import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkArchitecture } from './support/architecture/check-architecture.ts'
import { parseSource, readSources } from './support/architecture/source-file.ts'

const root = path.resolve(import.meta.dirname, '..')
const folders = ['workflows', 'activities', 'api', 'db', 'web', 'scripts', 'test']

test('the sources keep the rules of CONTRIBUTING', () => {
  expect(checkArchitecture(readSources(root, folders))).toEqual([])
})

/** What the checker says about files that exist only here. */
function check(files: Readonly<Record<string, string>>): string[] {
  return checkArchitecture(Object.entries(files).map(([file, text]) => parseSource(file, text)))
}

describe('a planted violation is found:', () => {
  test.each([
    [
      'a workflow reading the database',
      'workflows/issue/workflow.ts',
      "import { db } from '../../db/client.ts'",
    ],
    [
      'a workflow taking even a type from the API',
      'workflows/kit/case.ts',
      "import type { App } from '../../api/app.ts'",
    ],
    ['a workflow using Node', 'workflows/kit/case.ts', "import { readFileSync } from 'node:fs'"],
    [
      'a workflow calling an activity directly',
      'workflows/kit/case.ts',
      "import { write } from '../../activities/write.ts'",
    ],
    [
      'a workflow loading a file on the fly',
      'workflows/kit/case.ts',
      "const x = await import('../../db/client.ts')",
    ],
    [
      'a workflow naming a type of the database in passing',
      'workflows/kit/case.ts',
      "type Row = import('../../db/client.ts').Row",
    ],
    ['the API loading an activity', 'api/app.ts', "import { write } from '../activities/write.ts'"],
    ['an activity loading the API', 'activities/write.ts', "export { env } from '../api/env.ts'"],
    [
      'the API loading workflow code',
      'api/app.ts',
      "import { issue } from '../workflows/issue/workflow.ts'",
    ],
    [
      'the database layer using another layer',
      'db/cases.ts',
      "import { procedures } from '../workflows/procedures.ts'",
    ],
    ['a page running the API’s code', 'web/main.tsx', "import { app } from '../api/app.ts'"],
    ['a page using Temporal', 'web/main.tsx', "import { Client } from '@temporalio/client'"],
    [
      'a page reading the database’s types',
      'web/main.tsx',
      "import type { Row } from '../db/client.ts'",
    ],
    [
      'the product importing a test helper',
      'api/app.ts',
      "import { clock } from '../test/support/clock.ts'",
    ],
    ['an any', 'web/main.tsx', 'const x: any = 1'],
    ['an any in a cast', 'test/a.ts', 'const x = 1 as any'],
    ['the machine’s clock in the API', 'api/app.ts', 'const at = new Date()'],
    ['the machine’s clock in an activity', 'activities/write.ts', 'const at = Date.now()'],
    [
      'the machine’s clock by its new name',
      'workflows/kit/case.ts',
      'const at = Temporal.Now.instant()',
    ],
    ['the database’s clock', 'db/schema/cases.ts', "const at = timestamp('at').defaultNow()"],
    ['a file of 251 lines', 'web/main.tsx', 'f()\n'.repeat(251)],
  ])('%s', (_, file, text) => {
    expect(check({ [file]: text })).toEqual([expect.stringContaining(`${file}:`)])
  })

  test('the API loading a kit file that needs the sandbox, through another', () => {
    const found = check({
      'api/app.ts': "import { due } from '../workflows/kit/due.ts'",
      'workflows/kit/due.ts': "export { now } from './now.ts'",
      'workflows/kit/now.ts': "import { workflowInfo } from '@temporalio/workflow'",
    })
    expect(found).toEqual([
      expect.stringMatching(/^api\/app\.ts:1 .*workflows\/kit\/now\.ts needs/),
    ])
  })
})

describe('what the rules allow is left alone:', () => {
  test.each([
    [
      'types of an activity in a workflow',
      'workflows/kit/proxies.ts',
      "import type { A } from '../../activities/a.ts'",
    ],
    [
      'a definition in the browser',
      'web/form.tsx',
      "import { issue } from '../workflows/issue/definition.ts'",
    ],
    [
      'a pure file of the kit in the API',
      'api/app.ts',
      "import { due } from '../workflows/kit/deadline.ts'",
    ],
    [
      'the name of the task queue in the worker',
      'activities/worker.ts',
      "import { queue } from '../workflows/task-queue.ts'",
    ],
    [
      'types of the API in the browser',
      'web/client.ts',
      "import type { App } from '../api/app.ts'",
    ],
    [
      'types of definitions in the database layer',
      'db/cases.ts',
      "import type { Role } from '../workflows/kit/definition.ts'",
    ],
    ['the API’s own clock', 'api/clock.ts', 'export const now = () => new Date()'],
    ['a date made from a value', 'api/app.ts', 'const at = new Date(row.at)'],
    ['words in a comment', 'api/app.ts', '// any new Date() from ../activities/a.ts'],
    ['a file of 250 lines', 'web/main.tsx', 'f()\n'.repeat(250)],
  ])('%s', (_, file, text) => {
    expect(check({ [file]: text })).toEqual([])
  })
})
