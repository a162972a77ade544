import { type Browsers, conductOffice } from './browsers.ts'
import { body, problem, twoCharacters } from './content.ts'

const someone = (i: number): string => conductOffice[i % conductOffice.length] ?? ''

/** What offices do, each as the requests that a browser sends for it. */
export function operationsOf(browsers: Browsers) {
  const { get, post, everyone } = browsers

  const report = async (i: number): Promise<string> => {
    const issue = { section: 'permits', title: problem(i), description: body }
    return String((await post('liu.yang', '/api/issues', issue))['id'])
  }
  /** Find, claim and complete; answered once the next task can be read. */
  const step = async (caseId: string, i: number): Promise<void> => {
    const path = `/api/tasks/${caseId}.register.1`
    await get(someone(i), path)
    await post(someone(i), `${path}/claim`, {})
    const values = {
      section: 'permits',
      responsible: 'liu.yang',
      title: problem(i),
      measures: body,
    }
    const done = await post(someone(i), `${path}/complete`, {
      outcome: 'registered',
      values: { ...values, severity: 'general' },
    })
    if (!done['nextTaskId']) throw new Error(`nothing follows ${path}`)
  }
  const page = (login: string) => get(login, '/api/tasks?view=mine&limit=25')
  const search = (login: string, i: number) =>
    get(login, `/api/tasks?view=mine&limit=25&q=${encodeURIComponent(twoCharacters(i))}`)

  return {
    report,
    step,
    page: (i: number) => page(someone(i)),
    nextPage: (i: number, cursor: string) =>
      get(someone(i), `/api/tasks?view=mine&limit=25&cursor=${encodeURIComponent(cursor)}`),
    count: (i: number) => get(someone(i), '/api/tasks/counts'),
    search: (i: number) => search(someone(i), i),
    /** Per completed step six inbox pages, two searches, three cases opened and a fifth of a start. */
    mix: async (caseIds: readonly string[], i: number): Promise<void> => {
      const person = (k: number) => everyone[(i * 7 + k) % everyone.length] ?? ''
      for (let k = 0; k < 6; k++) await page(person(k))
      for (let k = 0; k < 2; k++) await search(person(k), i + k)
      for (let k = 0; k < 3; k++) {
        await get(someone(i), `/api/cases/${caseIds[(i + k) % caseIds.length]}`)
      }
      await step(caseIds[i] ?? '', i)
      if (i % 5 === 0) await report(i)
    },
  }
}
