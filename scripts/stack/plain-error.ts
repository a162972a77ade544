/** Something the person at the keyboard can solve: shown as one sentence, without a stack trace. */
export class PlainError extends Error {}

/** Ends a script: a plain error as its sentence, anything else as a defect with its stack. */
export function exitWith(error: unknown): never {
  if (error instanceof PlainError) console.error(error.message)
  else console.error(error)
  process.exit(1)
}
