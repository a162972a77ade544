import { sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { bigrams } from '../../db/bigrams.ts'
import { loadCalendar } from '../../db/calendar.ts'
import { createDb } from '../../db/client.ts'
import { samplePeople } from '../../db/sample/people.ts'
import { computeDeadline, type Deadline } from '../../workflows/kit/deadline.ts'
import { body, problem } from './content.ts'

const CHUNK = 2_000
/** One task in so many waits in the inbox of a role: fifty of a thousand. */
const ONE_IN = 20
/** Deadlines lie from so many days ago to so many ahead. */
const DAYS = { ago: 10, ahead: 40 } as const

const staff = samplePeople.filter((person) => person.roles.includes('staff'))

/** Opens tasks by SQL until there are so many: a backlog without the months that make one. */
export async function preload(url: string, from: number, to: number): Promise<void> {
  const db = createDb(url, { max: 1 })
  try {
    const calendar = await loadCalendar(db)
    const today = Temporal.Now.plainDateISO('Asia/Shanghai')
    const at = `${today}T00:00:00+08:00`
    const deadlines = Array.from({ length: DAYS.ago + DAYS.ahead }, (_, i) =>
      computeDeadline(calendar, {
        kind: 'fixed',
        date: today.add({ days: i - DAYS.ago }).toString(),
        from: today.subtract({ days: DAYS.ago }).toString(),
        rule: 'issue.rectify.days',
      }),
    )
    for (let first = from; first < to; first += CHUNK) {
      const rows = Array.from({ length: Math.min(CHUNK, to - first) }, (_, i) =>
        taskRow(first + i, deadlines),
      )
      await db.execute(insertion(JSON.stringify(rows), at))
    }
    await db.execute(sql`analyze`)
  } finally {
    await db.$client.end()
  }
}

/** Some wait for whoever of the conduct office takes it; the others have their person. */
function taskRow(i: number, deadlines: readonly Deadline[]) {
  const isForRole = i % ONE_IN === 0
  const person = staff[i % staff.length]
  const step = isForRole ? 'verify' : 'rectify'
  const deadline = deadlines[(i * 7) % deadlines.length]
  const title = problem(i)
  const number = `YL-${i}`
  return {
    caseId: `preloaded-${i}`,
    taskId: `preloaded-${i}.${step}.1`,
    step,
    number,
    title,
    deadline,
    dueAt: deadline?.dueAt,
    dueDate: deadline?.dueDate,
    section: isForRole ? 'conduct-office' : person?.section,
    responsible: person?.login,
    assignee: isForRole ? null : person?.login,
    candidateKey: isForRole ? 'conduct_office@*' : `head@${person?.section}`,
    search: bigrams(`${title} ${number}`),
  }
}

const insertion = (rows: string, at: string) => sql`
  with n as (
    select * from jsonb_to_recordset(${rows}::jsonb) as n("caseId" text, "taskId" text, step text, number text,
      title text, deadline jsonb, "dueAt" timestamptz, "dueDate" date, section text, responsible text, assignee text,
      "candidateKey" text, search text[])
  ), c as (
    insert into "case" (id, procedure, number, title, description, section_id, responsible_id, severity, source,
      status, step, due_date, opened_by, opened_at, registered_at, search, updated_at)
    select n."caseId", 'issue', n.number, n.title, ${body}, n.section, n.responsible, 'general', 'self-check',
      'open', n.step, n."dueDate", 'zuofengban', ${at}, ${at}, n.search, ${at} from n
  ), p as (
    insert into participant (case_id, person_id, "as", since)
    select n."caseId", n.responsible, 'assignee', ${at} from n
  ), a as (
    insert into armed (case_id, owner_id, rung, fires_at, rule)
    select n."caseId", n."taskId", r.rung, n."dueAt" + r.after * interval '1 day', 'task.ladder'
    from n cross join (values ('remind-0', 0), ('overdue', 1), ('supervise', 5), ('propose-interview', 12)) as r(rung, after)
  )
  insert into task (id, case_id, procedure, step, kind, round, title, section_id, assignee_id, candidate_key,
    created_at, due_at, deadline, search)
  select n."taskId", n."caseId", 'issue', n.step, 'issue.' || n.step, 1, n.title, n.section, n.assignee,
    n."candidateKey", ${at}, n."dueAt", n.deadline, n.search from n`
