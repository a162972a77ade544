import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplePeople } from '../../db/sample/people.ts'
import { historyNames, readableText, readHistory } from '../support/replay/histories.ts'
import { planted, wordsIn } from '../support/replay/planted.ts'
import { type Bundle, bundleOf } from '../support/replay/replay-in.ts'

const timeZones = ['UTC', 'Asia/Shanghai', 'America/New_York']
const file = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

describe('cases of earlier releases go on with the procedures as they are now', () => {
  let bundle: Bundle
  beforeAll(async () => {
    bundle = await bundleOf(file('../../workflows/index.ts'))
  })
  afterAll(() => bundle.remove())

  test.each(timeZones)('on a host in %s', async (timeZone) => {
    const fitting = historyNames().map((name) => ({ name, error: null }))
    expect(fitting.length).toBeGreaterThan(6)
    expect(await bundle.replayIn(timeZone)).toEqual(fitting)
  })
})

describe('a procedure whose steps changed places is caught', () => {
  let bundle: Bundle
  beforeAll(async () => {
    bundle = await bundleOf(file('../support/replay/reordered-issue.ts'))
  })
  afterAll(() => bundle.remove())

  test.each(timeZones)('on a host in %s', async (timeZone) => {
    const replayed = await bundle.replayIn(timeZone)
    // A case that ended before the steps that changed places fits either way.
    const issues = replayed.filter(({ name }) => isIssue(name) && name !== 'not-an-issue')
    expect(issues.length).toBeGreaterThan(6)
    for (const { name, error } of issues)
      expect(`${name}: ${error}`).toMatch(/DeterminismViolationError/)
  })
})

const isIssue = (name: string): boolean =>
  readHistory(name).includes('"workflowType":{"name":"issue"}')

describe('the engine carries ids, dates and choices only', () => {
  test.each(historyNames())('in %s', (name) => {
    const text = readableText(readHistory(name))
    expect(text).toContain('"startAt"')
    expect(wordsIn(text)).toEqual([])
  })

  test('and a title or a name would be seen, even inside a payload', () => {
    for (const words of [...Object.values(planted), samplePeople[0]?.name ?? '']) {
      const data = Buffer.from(JSON.stringify({ note: words })).toString('base64')
      expect(wordsIn(readableText(`{"data":"${data}"}`))).not.toEqual([])
    }
  })
})
