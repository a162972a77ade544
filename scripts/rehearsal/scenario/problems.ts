import { PlainError } from '../../stack/plain-error.ts'

/** Something wrong in a file, with where it is. Lines and columns count from 1. */
export type Problem = { readonly line: number; readonly column: number; readonly message: string }

/** What is wrong with a file that a person wrote: one line each, as `file:line:column  message`. */
export class FileProblems extends PlainError {
  readonly file: string
  readonly problems: readonly Problem[]

  constructor(file: string, problems: readonly Problem[]) {
    const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column)
    super(sorted.map((p) => `${file}:${p.line}:${p.column}  ${p.message}`).join('\n'))
    this.file = file
    this.problems = sorted
  }
}
