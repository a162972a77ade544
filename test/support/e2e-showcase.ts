import { anIssue, answer, givenPicture, inDays, rectified } from './e2e-issues.ts'
import type { Office } from './e2e-office.ts'

type Shown = readonly [
  section: string,
  responsible: string,
  category: string,
  title: string,
  measures: string,
  dueInDays: number,
]

/** A bureau in the middle of its work: some late, some due today, most with time. */
const shown: readonly Shown[] = [
  [
    'permits',
    'liu.yang',
    '审批超时',
    '施工图审查意见分三次告知,企业往返跑',
    '一次告知,意见合并出具',
    -2,
  ],
  ['permits', 'liu.yang', '审批超时', '规划核实预约排到两周以后', '每周增开两个半天', 0],
  ['permits', 'liu.yang', '办事难多头跑', '变更法人仍需提交纸质营业执照', '调用电子证照,免提交', 1],
  ['permits', 'liu.yang', '服务态度差', '帮办代办电话无人接听', '值班表公示,未接来电当日回拨', 3],
  ['permits', 'liu.yang', '办事难多头跑', '同一图纸在线上线下各交一份', '线上受理,取消纸质件', 9],
  [
    'permits',
    'liu.yang',
    '审批超时',
    '公共场所审批现场踏勘无时限',
    '踏勘三个工作日内完成并告知结果',
    16,
  ],
  ['permits', 'sun.yue', '审批超时', '竣工联合验收整改意见口径不一', '统一验收清单', 6],
  [
    'service-window',
    'ma.li',
    '服务态度差',
    '窗口对老年人办事缺少引导',
    '设爱心窗口,志愿者全程陪办',
    -1,
  ],
  ['service-window', 'ma.li', '办事难多头跑', '办结件未短信通知取件', '办结即发短信,可邮寄', 5],
  ['enforcement', 'zheng.qiang', '执法不规范', '执法记录仪未全程开启', '每周抽查音像记录', 2],
  ['enforcement', 'li.bo', '执法不规范', '扬尘检查结果未当场告知', '检查单当场签收', 12],
  ['finance', 'luo.min', '资金拨付慢', '质保金退还平均超过四十天', '到期前十日自动提醒', 4],
  ['finance', 'cheng.hui', '资金拨付慢', '报销单据退回不说明原因', '退回附清单', 20],
  ['information', 'gao.xiang', '办事难多头跑', '办事系统高峰期打不开', '扩容,错峰提示', 7],
  ['quality', 'song.tao', '工程管理', '质量投诉回访记录缺项', '回访表必填', 11],
  ['petitions', 'xue.mei', '信访投诉', '来信答复超过十五日', '到期前三日提醒', 8],
]

/** Closed before their time, so that rates have something to count: by whom, confirmed by whom. */
const closed = [
  ['permits', 'liu.yang', 'chen.wei', '文风会风', '审批例会纪要迟发一周'],
  ['service-window', 'ma.li', 'jiang.hong', '服务态度差', '便民雨伞无人管理'],
  ['enforcement', 'zheng.qiang', 'wu.gang', '执法不规范', '罚没票据补开不及时'],
] as const

/** The case that is shown: rectified, returned once, rectified again, with the head now. */
export type Showcase = { readonly caseId: string }

/** Fills the bureau; the ledger of an office is how most of it comes in. */
export async function aBureauAtWork(office: Office): Promise<Showcase> {
  const conductOffice = await office.as('zuofengban')
  const rows = shown.map(([section, responsible, category, title, measures, days], at) => ({
    sheet: '问题清单',
    row: at + 4,
    title,
    section,
    responsible: [responsible],
    category,
    measures,
    deadline: { kind: 'date', date: inDays(days) },
    severity: at === 0 ? 'serious' : 'general',
    done: false,
  }))
  await conductOffice.post('/api/ledger/import', { fileName: '台账.xlsx', rows })
  for (const [section, responsible, head, category, title] of closed) {
    const about = { section, responsible, category, deadline: inDays(2) }
    const { id: caseId } = await anIssue(office, title, about)
    await rectified(office, caseId, { by: responsible })
    await answer(office, { by: head, caseId, step: 'confirm', outcome: 'confirmed' })
    await answer(office, { by: 'hu.lin', caseId, step: 'verify', outcome: 'closed', claims: true })
  }
  return { caseId: await returnedOnce(office) }
}

async function returnedOnce(office: Office): Promise<string> {
  const { id: caseId } = await anIssue(office, '企业开办“一日办结”实际平均用时三天半', {
    category: '审批超时',
    severity: 'serious',
    source: 'inspection',
    deadline: inDays(10),
    measures: '压减内部流转环节;每日通报未办结件;窗口设专人跟办',
    description: '第三季度抽查四十件,二十六件超出承诺时限,主要卡在税务信息推送环节。',
  })
  await rectified(office, caseId)
  await answer(office, {
    by: 'chen.wei',
    caseId,
    step: 'confirm',
    outcome: 'returned',
    values: { reason: '请补充整改前后用时对比,并说明税务推送如何解决。' },
  })
  const head = await office.as('zhou.jianguo')
  const liu = await office.as('liu.yang')
  await head.post(`/api/cases/${caseId}/comments`, { text: '请于本周内拿出方案。', mentions: [] })
  const evidence = [
    await givenPicture(liu, `${caseId}.rectify.2`, '窗口公示牌.jpg'),
    await givenPicture(liu, `${caseId}.rectify.2`, '用时对比.jpg'),
  ]
  await answer(office, {
    by: 'liu.yang',
    caseId,
    step: 'rectify',
    round: 2,
    values: {
      measures: '与税务部门开通实时推送,平均用时由3.5天降至0.8天,对比见附件。',
      evidence,
    },
  })
  return caseId
}
