import { z } from 'zod'
import type { Tx } from './client.ts'
import { negativeItem, negativeList } from './schema/rules.ts'

/** An item of 负面清单. Its id stays when its words change, so that counts go on. */
export const NegativeItem = z.object({
  id: z.string(),
  zh: z.string(),
  en: z.string(),
  /** Other words that ledgers use for it. */
  aliases: z.array(z.string()),
})
export type NegativeItem = z.infer<typeof NegativeItem>

const item = (id: string, zh: string, en: string, aliases: readonly string[]): NegativeItem => ({
  id,
  zh,
  en,
  aliases: [...aliases],
})

/** 《市直部门干部作风负面清单25条》 as the bureau starts with it: what its documents forbid by name. */
export const firstNegativeList = {
  version: 1,
  effectiveFrom: '2020-01-01',
  items: [
    item('workday-drinking', '严禁工作日饮酒', 'No drinking on working days', ['工作日饮酒']),
    item('extortion', '严禁执法时“吃拿卡要”', 'No demanding of favours when enforcing the law', [
      '吃拿卡要',
    ]),
    item('rude-manner', '严禁对待群众态度生硬', 'No rudeness to the public', [
      '态度生硬',
      '服务态度差',
      '服务态度',
    ]),
    item('shirking', '严禁推诿拖延', 'No passing the buck, no delaying', [
      '推诿扯皮',
      '推诿',
      '拖延',
    ]),
    item('overdue-approval', '严禁审批超时', 'No approvals beyond their time limit', ['审批超期']),
    item('irregular-enforcement', '严禁执法不规范', 'No irregular enforcement', ['选择性执法']),
    item(
      'extra-materials',
      '严禁擅自增加办事材料和环节',
      'No materials or steps beyond the rules',
      ['增加办事材料', '材料繁琐'],
    ),
    item('many-trips', '严禁让群众办事难、多头跑', 'No sending people from door to door', [
      '办事难',
      '多头跑',
    ]),
    item('feasting', '严禁违规吃喝', 'No banquets against the rules', []),
    item('official-cars', '严禁违规使用公车', 'No misuse of official cars', ['公车私用']),
    item('private-cars', '严禁私车公养', 'No public money for private cars', []),
    item('lavish-reception', '严禁超标准接待', 'No receptions above the standard', ['超标准']),
    item('same-city-reception', '严禁同城接待', 'No receptions within the same city', []),
    item('no-letter-reception', '严禁无公函接待', 'No receptions without an official letter', []),
    item('overtime-meals', '严禁加班餐超标准', 'No overtime meals above the standard', ['加班餐']),
    item('gifts', '严禁违规收受礼品礼金', 'No taking of gifts or money', [
      '收受礼品礼金',
      '礼品礼金',
    ]),
    item('works-interference', '严禁插手干预工程建设', 'No interference in construction works', [
      '插手工程',
    ]),
    item('fund-delay', '严禁拖延、截留资金拨付', 'No delaying or withholding of funds', [
      '资金拨付拖延',
      '拖延资金拨付',
    ]),
    item('paper-for-paper', '严禁以文件落实文件', 'No documents to implement documents', []),
    item('forms-for-results', '严禁以报表代替实绩', 'No reports instead of results', []),
    item('long-meetings', '严禁未经审批开长会', 'No long meetings without approval', ['会议超时']),
    item('false-closure', '严禁虚假整改、虚假销号', 'No false rectification, no false closing', [
      '虚假整改',
      '虚假销号',
    ]),
    item(
      'retaliation',
      '严禁泄露投诉人信息、打击报复投诉人',
      'No leaking of who complained, no retaliation',
      ['打击报复', '泄露投诉人信息'],
    ),
    item('no-recusal', '严禁应当回避而不回避', 'No handling of one’s own matters', [
      '应回避不回避',
    ]),
    item('learning-fraud', '严禁学习考核弄虚作假', 'No cheating in learning and exams', [
      '代学代考',
    ]),
  ],
} as const satisfies {
  readonly version: number
  readonly effectiveFrom: string
  readonly items: readonly NegativeItem[]
}

/** Puts in the first version where there is none; from then on the list changes by new versions. */
export async function seedNegativeList(tx: Tx): Promise<void> {
  const { version, effectiveFrom, items } = firstNegativeList
  await tx
    .insert(negativeList)
    .values({ version, effectiveFrom, setBy: 'system' })
    .onConflictDoNothing()
  await tx
    .insert(negativeItem)
    .values(
      items.map((one, at) => ({ ...one, aliases: [...one.aliases], version, position: at + 1 })),
    )
    .onConflictDoNothing()
}

/** The items that a proposal keeps with its case. @throws Error when it is none about the list */
export const itemsIn = (data: Readonly<Record<string, unknown>>): readonly NegativeItem[] =>
  z.array(NegativeItem).parse(data['items'])
