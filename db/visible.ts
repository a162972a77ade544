import { type SQL, sql } from 'drizzle-orm'
import {
  inAudience,
  maySeeCase,
  mayTakeTask,
  notRecused,
  principals,
  textArray,
  type Viewer,
} from './viewer.ts'

/**
 * True where the viewer may open the task `t` of the case `c`: it is theirs to act on, their role's
 * even when a colleague has claimed it, their section's, or of a case they may see. What is kept from them
 * by now they no longer see, whatever they did in it.
 */
export function maySeeTask(v: Viewer): SQL {
  const audience = inAudience(v, sql`c`)
  const takes = sql`(${mayTakeTask(v)} and (t.ended_at is null or ${audience}))`
  const team = sql`(${teamsTask(v)} and ${audience} and ${notRecused(v, sql`t.case_id`)})`
  return sql`(${maySeeCase(v)} or ${takes} or ${team})`
}

function teamsTask(v: Viewer): SQL {
  return sql`(t.section_id = any(${textArray(v.sections)}) or t.candidate_key = any(${textArray(v.keys)}))`
}

/** True where none of the viewer's persons is barred from claiming the task `t`. */
export const notExcluded = (v: Viewer): SQL => sql`not (t.excluded && ${textArray(principals(v))})`

/** True where the viewer may open the case `c`: they may see it, or have a task of it to take. */
export function mayOpenCase(v: Viewer): SQL {
  return sql`(${maySeeCase(v)} or exists (
    select 1 from task t where t.case_id = c.id and t.ended_at is null and ${mayTakeTask(v)}))`
}
