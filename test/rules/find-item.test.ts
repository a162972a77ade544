import { expect, test } from 'vitest'
import { categoryFrom, findItem } from '../../api/categories/find-item.ts'
import { readCategory } from '../../api/ledger-import/read-category.ts'
import { firstNegativeList } from '../../db/negative-list.ts'

const items = firstNegativeList.items

test.each([
  ['严禁推诿拖延', 'shirking'],
  ['推诿拖延', 'shirking'],
  [' 推诿 拖延 ', 'shirking'],
  ['“吃拿卡要”', 'extortion'],
  ['吃拿卡要问题', undefined],
  ['审批超时', 'overdue-approval'],
  ['服务态度差', 'rude-manner'],
  ['多头跑', 'many-trips'],
  ['私车公养', 'private-cars'],
  ['No rudeness to the public', 'rude-manner'],
  ['rude-manner', 'rude-manner'],
  ['网络安全', undefined],
  ['', undefined],
  ['严禁', undefined],
])('“%s” is %s', (words, id) => {
  expect(findItem(words, items)?.id).toBe(id)
  expect(categoryFrom(words, items)).toBe(id ?? words)
})

test('no two items answer to the same words', () => {
  for (const item of items)
    for (const words of [item.zh, item.en, ...item.aliases])
      expect(`${words}: ${findItem(words, items)?.id}`).toBe(`${words}: ${item.id}`)
})

test('the import says which item a ledger’s words are read as, and keeps words that are none', () => {
  const cell = (value: string | null) => ({ raw: value ?? '', value, how: null, problem: null })
  expect(readCategory(cell('审批超时'), null, items)).toMatchObject({
    value: '审批超时',
    how: { zh: '负面清单第5条:严禁审批超时' },
  })
  expect(readCategory(cell(null), '推诿拖延', items)).toMatchObject({
    value: '推诿拖延',
    how: { zh: '按上方分组行“推诿拖延”;负面清单第4条:严禁推诿拖延' },
  })
  expect(readCategory(cell('工程领域'), null, items)).toMatchObject({
    value: '工程领域',
    how: null,
  })
})
