import { z } from 'zod'
import { choice, day, paragraph, personId, personIds } from '../../workflows/kit/fields.ts'
import type { TaskDetail } from '../contract.ts'
import { dictionaryText as words } from '../i18n/both.ts'
import type { MenuAct } from './task-acts.tsx'

const reason = () => paragraph(words.reason, words.reasonHelp)
const note = () => paragraph(words.note).optional()

/** What an act asks for, drawn like every other form. */
export function actForm(act: MenuAct, detail: TaskDetail): z.ZodObject {
  if (act === 'transfer' || act === 'delegate' || act === 'copy') {
    return z.object({ to: personId(act === 'copy' ? words.copyTo : words.handTo), note: note() })
  }
  if (act === 'add-co-handler') return z.object({ to: personId(words.coHandler) })
  if (act === 'remove-co-handler') {
    return z.object({
      to: choice(
        words.coHandler,
        detail.coHandlers.map((one) => named(one.id, one.name)),
      ),
    })
  }
  if (act === 'return') {
    return z.object({
      to: choice(
        words.returnTo,
        detail.returnsTo.map((one) => ({ id: one.step, label: one.title })),
      ),
      reason: reason(),
    })
  }
  if (act === 'extension') return z.object({ until: day(words.until), reason: reason() })
  if (act === 'suspend') return z.object({ reason: reason() })
  if (act === 'comment') {
    return z.object({
      text: paragraph(words.comment),
      mentions: personIds(words.mentions).optional(),
    })
  }
  return z.object({})
}

const named = (id: string, name: string) => ({ id, label: { zh: name, en: name } })
