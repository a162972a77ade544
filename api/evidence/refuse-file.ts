import { Refusal } from '../errors.ts'
import { EvidenceRefused } from './evidence-refused.ts'

/** Answers a file that is not taken with the sentence to tell; anything else is thrown on. */
export function refuseFile(error: unknown): never {
  if (!(error instanceof EvidenceRefused)) throw error
  const { code, said: detail } = error
  throw new Refusal({
    status: code === 'too-large' ? 413 : 422,
    code: `evidence.${code}`,
    detail,
    field: 'file',
    fields: [{ field: 'file', detail }],
  })
}
