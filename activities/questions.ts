import type { Database, Tx } from '../db/client.ts'
import type { Facts, Question, QuestionKind } from '../workflows/kit/effect.ts'

/** Whom a question is asked for: the case, and the instant of business time. */
export type Asking = { readonly caseId: string; readonly at: string }
type Answerer = (tx: Tx, facts: Facts, asking: Asking) => Promise<unknown>

/**
 * Says who answers a kind of question.
 * @public
 */
export const answering = <F extends Facts, A>(
  kind: QuestionKind<F, A>,
  answer: (tx: Tx, facts: F, asking: Asking) => Promise<A>,
): readonly [string, Answerer] => [kind.name, answer as Answerer]

/** One line for each kind of question: who answers. */
const answerers: ReadonlyMap<string, Answerer> = new Map([])

/** Answers from one snapshot; writes nothing. @throws Error for a question nobody answers */
export async function answerQuestion(db: Database, asked: Question & Asking): Promise<unknown> {
  const { question, facts, caseId, at } = asked
  const answer = answerers.get(question)
  if (!answer) throw new Error(`nobody answers ${question}`)
  return await db.transaction((tx) => answer(tx, facts, { caseId, at }), {
    accessMode: 'read only',
    isolationLevel: 'repeatable read',
  })
}
