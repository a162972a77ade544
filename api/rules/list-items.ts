import type { z } from '@hono/zod-openapi'
import { nanoid } from 'nanoid'
import type { NegativeItem } from '../../db/negative-list.ts'
import { invalid } from '../errors.ts'
import { squeeze } from '../ledger-import/normalise.ts'
import type { ProposeList } from '../schemas/negative-list.ts'

/**
 * The items of a proposed list: those that stay keep their ids, new ones get theirs.
 * @throws Refusal 422 for an id that is not the list's, or for the same item twice
 */
export function listItems(
  asked: z.infer<typeof ProposeList>['items'],
  before: readonly NegativeItem[],
): NegativeItem[] {
  const known = new Set(before.map(({ id }) => id))
  const seen = new Set<string>()
  return asked.map(({ id, zh, en, aliases }, at) => {
    if (id !== undefined && !known.has(id)) {
      throw invalid(`items.${at}.id`, 'negative-list.unknown-item', {
        zh: '清单里没有这一条',
        en: 'The list has no such item',
      })
    }
    for (const key of [id, squeeze(zh)]) {
      if (key !== undefined && seen.has(key)) {
        throw invalid(`items.${at}.zh`, 'negative-list.twice', {
          zh: `“${zh}”重复了`,
          en: `“${zh}” is there twice`,
        })
      }
      if (key !== undefined) seen.add(key)
    }
    return { id: id ?? nanoid(12), zh, en, aliases }
  })
}
