import { createHash } from 'node:crypto'
import { normaliseName } from '../../workflows/kit/normalise.ts'
import { gist } from './normalise.ts'

/**
 * What makes two ledger rows the same issue: section and description, however they are spaced or punctuated. `section` is
 * the section's id, or its name as written while it is not known.
 */
export function ledgerFingerprint({ section, title }: { section: string; title: string }): string {
  return createHash('sha256')
    .update(`${normaliseName(section)}\n${gist(title)}`)
    .digest('hex')
}
