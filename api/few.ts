import type { Viewer } from '../db/viewer.ts'

/** Figures about complaints below this would tell a section who complained. */
export const FEWEST = 3

/** Whether somebody belongs to the section that complaints are about, or does not oversee the bureau. */
export const isConcerned = (viewer: Viewer, sectionId: string | null): boolean =>
  !viewer.bureauWide ||
  (sectionId !== null &&
    (viewer.sectionId === sectionId || viewer.roles.some((held) => held.sectionId === sectionId)))

/** A number of complaints as the viewer may know it: null where it is too small. */
export const notFew = (viewer: Viewer, sectionId: string | null, count: number): number | null =>
  count < FEWEST && isConcerned(viewer, sectionId) ? null : count
