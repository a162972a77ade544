import { z } from 'zod'
import { paragraph } from '../../workflows/kit/fields.ts'
import { dictionaryText as words } from '../i18n/both.ts'

/** Why a proposal is taken back, for who wants to say. */
export const withdrawForm = z.object({
  reason: paragraph(words.reason, words.reasonHelp).optional(),
})
