/** Ends a step from outside it: the walk goes on at an earlier one. Caught by the walk, nowhere else. */
export class Jump extends Error {
  readonly to: string
  /** What a closed case is reopened by: a withdrawal, or the word that interrupted it. */
  readonly why: string

  constructor(to: string, why: string) {
    super(`jump to ${to}`)
    this.to = to
    this.why = why
  }
}
