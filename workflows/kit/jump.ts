/** Ends a step from outside it: the walk goes on at an earlier one. Caught by the walk, nowhere else. */
export class Jump extends Error {
  readonly to: string

  constructor(to: string) {
    super(`jump to ${to}`)
    this.to = to
  }
}
