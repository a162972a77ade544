import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest'
import { type Office, openOffice } from '../support/e2e-office.ts'
import { seeingOnlyOnesOwn } from './access.story.ts'
import { actingOnATask } from './acts.story.ts'
import { administering } from './administrator.story.ts'
import { measuringTheBurden } from './burden.story.ts'
import { importing } from './import.story.ts'
import { anIssueInFiveSteps } from './issue.story.ts'
import { readingALongLedger } from './long-ledger.story.ts'
import { workingFast } from './many.story.ts'
import { pagesForEverybody } from './pages.story.ts'
import { picturing } from './screenshots.story.ts'
import { signingIn } from './sign-in.story.ts'

let opened: Office
const office = () => opened

/** One running product for all stories: they tell what happens in one bureau, in this order. */
describe('the product in the browser', () => {
  beforeAll(async () => {
    opened = await openOffice()
  }, 240_000)
  afterAll(() => opened?.close())

  /** Whatever a story is about, no page of it may have complained. */
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') {
      console.error('What people had before them:', await opened.picture(task.name))
    }
    expect(await opened.goHome()).toEqual([])
  })

  signingIn(office)
  picturing(office)
  anIssueInFiveSteps(office)
  actingOnATask(office)
  workingFast(office)
  seeingOnlyOnesOwn(office)
  administering(office)
  importing(office)
  readingALongLedger(office)
  measuringTheBurden(office)
  pagesForEverybody(office)
})
