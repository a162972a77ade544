import { sql } from 'drizzle-orm'
import type { Deadline } from '../workflows/kit/deadline.ts'
import type { Text } from '../workflows/kit/definition.ts'
import { categoryText } from './case-row.ts'
import type { Database, Tx } from './client.ts'
import { type TaskRow, taskColumns, taskNames } from './task-row.ts'
import { principals, textArray, type Viewer } from './viewer.ts'

/** What somebody wrote, by form field. */
type Words = Readonly<Record<string, unknown>>

/** A task's page: the row of the list and what is read only once it is open. */
export type TaskDetailRow = TaskRow & {
  readonly deadline: Deadline | null
  readonly answer: Words | null
  readonly draft: Words | null
  readonly draftSavedAt: string | null
  readonly aboutTaskId: string | null
  /** What a step beside the walk was asked: an extension's date and reason. */
  readonly brief: Words | null
  /** What the walk's last step before this one wrote. */
  readonly beforeStep: string | null
  readonly beforeOutcome: string | null
  readonly beforeAnswer: Words | null
  readonly watching: boolean
  /** What the case says, so that nobody types it again. */
  readonly description: string | null
  readonly source: string
  /** As it is kept: an item's id or words; and what it is called. */
  readonly category: string | null
  readonly categoryText: Text | null
  readonly responsibleId: string | null
  readonly caseSectionId: string | null
  readonly caseDueDate: string | null
  readonly caseData: Words
}

/** The page of a task that the viewer was found to see. */
export async function readTask(
  db: Database | Tx,
  taskId: string,
  viewer: Viewer,
): Promise<TaskDetailRow | undefined> {
  const who = textArray(principals(viewer))
  const [row] = await db.execute<TaskDetailRow>(sql`
    select ${taskColumns}, t.deadline, t.answer, t.about_task_id as "aboutTaskId",
      d.value as draft, d.saved_at as "draftSavedAt",
      t.brief,
      b.step as "beforeStep", b.outcome as "beforeOutcome", b.answer as "beforeAnswer",
      exists (select 1 from watch w where w.case_id = c.id and w.person_id = ${viewer.personId}) as watching,
      c.description, c.source, c.category, ${categoryText} as "categoryText", c.responsible_id as "responsibleId", c.section_id as "caseSectionId",
      c.due_date::text as "caseDueDate", c.data as "caseData"
    from task t join "case" c on c.id = t.case_id ${taskNames}
    left join lateral (
      select value, saved_at from draft where task_id = t.id and person_id = any(${who})
      order by person_id <> ${viewer.personId}, saved_at desc limit 1) d on true
    left join lateral (
      select x.step, x.outcome, x.answer from task x
      where x.case_id = t.case_id and x.about_task_id is null and x.ended_at <= t.created_at and x.answer is not null
      order by x.ended_at desc limit 1) b on true
    where t.id = ${taskId}`)
  return row
}
