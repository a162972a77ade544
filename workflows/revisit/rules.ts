/** What the engine knows of a project to revisit: a day. */
export type RevisitFacts = {
  /** The day the project's approval was completed (YYYY-MM-DD). */
  readonly completedOn: string
}

/** What a visit or an enterprise's own answer says of problems. */
export type Found = {
  readonly extortion?: unknown
  readonly delay?: unknown
  readonly other?: unknown
}

/** Anything found is assessed: it becomes an issue or a clue, or is put aside with a reason. */
export const needsAssessing = (found: Found): boolean =>
  found.extortion === true || found.delay === true || found.other === true
