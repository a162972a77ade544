import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { repositoryRoot } from './stack/paths.ts'

/**
 * Drives the bureau through the walks worth keeping and writes their histories. Run it before a release
 * with a changed workflow; test/workflows/replay.test.ts then holds every later version to them.
 *   node scripts/record-histories.ts [name of one walk]
 */
const only = process.argv[2]
const result = spawnSync(
  process.execPath,
  [
    path.join(repositoryRoot, 'node_modules/vitest/vitest.mjs'),
    'run',
    ...['--project', 'workflows', 'test/workflows/record-histories.test.ts'],
    ...(only ? ['--testNamePattern', only] : []),
  ],
  {
    cwd: repositoryRoot,
    stdio: 'inherit',
    env: { ...process.env, QINGFENG_RECORD_HISTORIES: '1' },
  },
)
process.exitCode = result.status ?? 1
