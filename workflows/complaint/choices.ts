/** 受理渠道: how a complaint came in (domain §5.2). */
export const channels = [
  { id: 'online', label: { zh: '网上平台', en: 'Online platform' } },
  { id: 'hotline', label: { zh: '清风热线', en: 'Hotline' } },
  { id: 'window', label: { zh: '作风监督窗口', en: 'Window' } },
  { id: 'letter', label: { zh: '来信', en: 'Letter' } },
  { id: 'reception-day', label: { zh: '局长接待日', en: 'Reception day' } },
  { id: 'supervisor', label: { zh: '作风监督员', en: 'Supervisor' } },
  { id: '12345', label: { zh: '12345热线', en: '12345 hotline' } },
  { id: 'api', label: { zh: '接口', en: 'API' } },
] as const
export type Channel = (typeof channels)[number]['id']

/** 反映类别: what kind of thing happened, in the words of whoever it happened to. */
export const complaintKinds = [
  { id: 'attitude', label: { zh: '态度生硬', en: 'Rude treatment' } },
  { id: 'delay', label: { zh: '推诿拖延', en: 'Passing on and delay' } },
  { id: 'extortion', label: { zh: '吃拿卡要', en: 'Asking for favours' } },
  {
    id: 'procedure',
    label: { zh: '多头跑、反复补材料', en: 'Many trips, papers again and again' },
  },
  { id: 'enforcement', label: { zh: '执法不规范', en: 'Irregular enforcement' } },
  { id: 'other', label: { zh: '其他', en: 'Something else' } },
] as const
export type ComplaintKind = (typeof complaintKinds)[number]['id']

/** 五级评价, best first. */
export const ratings = [
  { id: 5, label: { zh: '非常满意', en: 'Very satisfied' } },
  { id: 4, label: { zh: '满意', en: 'Satisfied' } },
  { id: 3, label: { zh: '基本满意', en: 'Fairly satisfied' } },
  { id: 2, label: { zh: '不满意', en: 'Dissatisfied' } },
  { id: 1, label: { zh: '非常不满意', en: 'Very dissatisfied' } },
] as const

/** From this rating down the complainant is dissatisfied: called back, and reviewed once. */
export const DISSATISFIED = 2

/** Why a complaint is closed without being handled; either may be objected to. */
export const emptyReasons = [
  { id: 'empty', label: { zh: '没有可查的内容', en: 'Nothing in it that can be looked into' } },
  { id: 'malicious', label: { zh: '恶意捏造', en: 'Made up in bad faith' } },
] as const
