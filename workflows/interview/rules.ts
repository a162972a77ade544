/** What the engine knows of an interview: ids. */
export type InterviewFacts = {
  /** Who is interviewed; absent while the section has no head. */
  readonly person?: string | undefined
  /** Persons who proposed it; none where it follows from a rule alone. */
  readonly decidedBy: readonly string[]
}

/** What a person committed to, with its deadline (YYYY-MM-DD) where one was set. */
export type Commitment = { readonly title: string; readonly deadline?: string | undefined }

/** The commitments of an interview's record, in their order. */
export function commitmentsOf(record: Readonly<Record<string, unknown>>): Commitment[] {
  return [1, 2, 3].flatMap((n) => {
    const title = record[`commitment${n}`]
    const deadline = record[`deadline${n}`]
    if (typeof title !== 'string' || title.trim() === '') return []
    return [{ title, ...(typeof deadline === 'string' && { deadline }) }]
  })
}
