import type { NegativeItem } from '../../db/negative-list.ts'
import { findItem } from '../categories/find-item.ts'
import type { PreviewField } from './ledger-preview.ts'
import type { Said } from './said.ts'

/**
 * The category of a line: its own cell's, else that of the group line above. Words that name an item of the
 * negative list become that item when they are imported; any others stay as they are.
 */
export function readCategory(
  own: PreviewField<string>,
  group: string | null,
  items: readonly NegativeItem[],
): PreviewField<string> {
  const field = own.value || !group ? own : { ...own, value: group, how: ofGroup(group) }
  const item = field.value && findItem(field.value, items)
  if (!item) return field
  const number = items.indexOf(item) + 1
  const listed = { zh: `负面清单第${number}条:${item.zh}`, en: `item ${number}: ${item.en}` }
  return { ...field, how: field.how ? together(field.how, listed) : listed }
}

const ofGroup = (group: string): Said => ({
  zh: `按上方分组行“${group}”`,
  en: `from the group line “${group}” above`,
})

const together = (a: Said, b: Said): Said => ({ zh: `${a.zh};${b.zh}`, en: `${a.en}; ${b.en}` })
