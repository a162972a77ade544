import { describe, expect, test } from 'vitest'
import { type Bureau, findNamed } from '../../../api/complaints/find-named.ts'

const member = (id: string, nameNormal: string, more: object = {}) => ({
  id,
  nameNormal,
  sectionId: 'permits',
  heads: [],
  isChief: false,
  handles: false,
  ...more,
})
const bureau: Bureau = {
  members: [
    member('chen.wei', '陈伟', { heads: ['permits'] }),
    member('chen.qi', '陈奇', { sectionId: 'finance', heads: ['finance'] }),
    member('liu.yang', '刘洋'),
    member('liu.yang2', '刘洋', { sectionId: 'finance' }),
    member('li.guohua', '李国华', { sectionId: null, isChief: true }),
    member('zhou.jianguo', '周建国', { sectionId: null }),
  ],
  sections: [
    { id: 'permits', name: '行政审批科', aliases: ['审批科'], leaderId: 'zhou.jianguo' },
    { id: 'finance', name: '财务科', aliases: [], leaderId: null },
  ],
}
const found = (text: string, more: { named?: string[]; sectionId?: string } = {}) =>
  findNamed({ text, named: more.named ?? [], sectionId: more.sectionId ?? null, bureau })

describe('who is meant', () => {
  test.each([
    ['named in the text', '陈伟让我补材料', ['chen.wei']],
    ['spaced, with invisible characters, in traditional ones', '陳\u200b 偉 不理人', ['chen.wei']],
    ['everybody of that name', '刘洋推三阻四', ['liu.yang', 'liu.yang2']],
    ['the head of a section that the text names', '审批科的科长不作为', ['chen.wei']],
    ['the head of the bureau', '局长不管', ['li.guohua']],
    ['by surname and title', '周局长打招呼', ['zhou.jianguo']],
    ['nobody', '窗口没有人', []],
    ['not by the name of the day or the line', '局长接待日去了,局长热线也打了', []],
    ['not a deputy who is not said', '副局长接的电话', []],
  ])('%s', (_what, text, persons) => {
    expect(found(text)).toEqual(persons)
  })

  test('is whom the complainant names apart, by login or name', () => {
    expect(found('没有写名字', { named: ['chen.wei', '李 国华', '无此人'] })).toEqual([
      'chen.wei',
      'li.guohua',
    ])
  })

  test('of a surname and title is the section’s own where it has one, else everybody’s', () => {
    expect(found('陈科长态度不好', { sectionId: 'permits' })).toEqual(['chen.wei'])
    expect(found('陈科长态度不好')).toEqual(['chen.qi', 'chen.wei'])
  })
})
