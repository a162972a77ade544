/** Answers of one side: how many, and how many of them satisfied (the top three of five levels). */
export type Tally = { readonly answers: number; readonly satisfied: number }

/** What a survey came to. `service` are the people served, `internal` the bureau's own staff. */
export type SurveyResult = {
  readonly service: Tally
  readonly internal: Tally
}

/** Numbers in force for a survey (rules `survey.both.min`, `survey.responses.min`). */
export type SurveyNumbers = { readonly min: number; readonly responses: number }

/** What follows (domain §5.10): rectification again, a note, nothing, or no verdict for want of answers. */
export type Verdict = 'passed' | 'noted' | 'redo' | 'no-verdict'

/** A share below the threshold; exactly the threshold is not below. Compared in whole numbers. */
export const isBelow = ({ answers, satisfied }: Tally, min: number): boolean =>
  satisfied * 10_000 < Math.round(min * 10_000) * answers

/** The five levels of satisfaction; the top three count as satisfied. */
export const isSatisfied = (rating: number): boolean => rating >= 3

/** Too few answers on a side that was asked: no verdict, whatever they say. */
export const hasEnough = (result: SurveyResult, asked: Asked, responses: number): boolean =>
  sidesOf(asked).every((side) => result[side].answers >= responses)

/** Who is asked: the people served, the staff, or both apart (双满意度测评). */
export type Asked = 'service' | 'internal' | 'both'

export const sidesOf = (asked: Asked): readonly ('service' | 'internal')[] =>
  asked === 'both' ? ['service', 'internal'] : [asked]

/** Both sides below: rectification is ordered again. Only one: it is noted. */
export function verdictOf(result: SurveyResult, asked: Asked, numbers: SurveyNumbers): Verdict {
  if (!hasEnough(result, asked, numbers.responses)) return 'no-verdict'
  const below = sidesOf(asked).filter((side) => isBelow(result[side], numbers.min))
  if (below.length === 0) return 'passed'
  return below.length === 2 ? 'redo' : 'noted'
}
