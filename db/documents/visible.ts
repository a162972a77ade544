import { type SQL, sql } from 'drizzle-orm'
import type { Role } from '../../workflows/kit/definition.ts'
import { maySeeCase, textArray, type Viewer } from '../viewer.ts'
import { mayOpenCase } from '../visible.ts'

/** From outside the bureau, though with an account. */
const outsiders: readonly Role[] = ['supervisor', 'commission']

/** Whether somebody belongs to the bureau: what is published in it is for them. */
const isInside = (viewer: Viewer): boolean =>
  viewer.roles.some(({ role }) => !outsiders.includes(role))

/** True where the viewer drafts, edits and signs the document `d`. */
export function ownsDocument(viewer: Viewer): SQL {
  const roles = textArray(viewer.roles.map(({ role }) => role))
  return sql`(d.owner = any(${roles})
    and exists (select 1 from "case" c where c.id = d.case_id and ${maySeeCase(viewer)}))`
}

/** True where the viewer may read the document `d`: a draft only its owners. */
export function mayReadDocument(viewer: Viewer): SQL {
  const published = sql`(${isInside(viewer)} and d.readers = 'bureau')`
  const given = sql`(d.readers = 'case'
    and exists (select 1 from "case" c where c.id = d.case_id and ${mayOpenCase(viewer)}))`
  return sql`(${ownsDocument(viewer)} or (d.signed_at is not null and (${published} or ${given})))`
}

/** Persons of the bureau on a day, as ids: whom a publication is for. */
export const peopleOfBureau = (day: string): SQL => sql`
  select p.id from person p where p.joined_on <= ${day}::date and (p.left_on is null or p.left_on > ${day}::date)
    and exists (select 1 from role_grant g where g.person_id = p.id and not g.role = any(${textArray(outsiders)})
      and g.from_date <= ${day}::date and (g.to_date is null or g.to_date >= ${day}::date))`
