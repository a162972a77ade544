import { z } from 'zod'
import { day, paragraph } from '../../workflows/kit/fields.ts'
import { dictionaryText as words } from '../i18n/both.ts'

/** What a revision asks beside the items themselves. */
export const revisionForm = z.object({
  effectiveFrom: day(words.inForceFrom, words.inForceFromHelp),
  reason: paragraph(words.reason, words.ruleReasonHelp),
})
