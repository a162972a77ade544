import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'

/** What a slow line bears before the first screen can be used (docs: interface, portal). */
const LIMIT = 60 * 1024

type Chunk = Rolldown.OutputChunk
let chunks: readonly Chunk[] = []
beforeAll(async () => {
  const built = await build({
    configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)),
    logLevel: 'silent',
    build: { write: false },
  })
  const [one] = [built].flat()
  const output = one && 'output' in one ? one.output : []
  chunks = output.flatMap((file) => (file.type === 'chunk' ? [file] : []))
})

/** A chunk and everything it needs before it runs. */
function whole(start: Chunk | undefined, seen = new Set<Chunk>()): ReadonlySet<Chunk> {
  if (!start || seen.has(start)) return seen
  seen.add(start)
  for (const name of start.imports) {
    whole(
      chunks.find((chunk) => chunk.fileName === name),
      seen,
    )
  }
  return seen
}
const entry = () => chunks.find((c) => c.isEntry && c.facadeModuleId?.includes('/portal/'))
const gzipped = (these: Iterable<Chunk>): number =>
  [...these].reduce((sum, chunk) => sum + gzipSync(chunk.code, { level: 6 }).length, 0)

describe('the portal’s first screen', () => {
  test('takes at most 60 KB of JavaScript over the line', () => {
    const first = whole(entry())
    expect(first.size).toBeGreaterThan(0)
    expect(gzipped(first)).toBeLessThanOrEqual(LIMIT)
  })

  test('leaves for later what it does not need: proof, QR code, English, following', () => {
    const loaded = [...whole(entry())].flatMap((chunk) => Object.keys(chunk.modules))
    for (const later of [
      'altcha-lib',
      'qrcode',
      'words/en.ts',
      'follow/follow.tsx',
      'zod',
      'solid-query',
    ]) {
      expect(
        loaded.filter((module) => module.includes(later)),
        later,
      ).toEqual([])
    }
  })

  test('and the whole app would not pass', () => {
    const app = chunks.find((c) => c.isEntry && !c.facadeModuleId?.includes('/portal/'))
    const all = chunks.filter((c) => !c.facadeModuleId?.includes('/portal/'))
    expect(app).toBeDefined()
    expect(gzipped(all)).toBeGreaterThan(LIMIT)
  })
})
