/** Problems as offices name them; searches look for two characters of one. */
export const problems = [
  '审批超时',
  '态度生硬',
  '多头跑动',
  '拨付缓慢',
  '执法随意',
  '文件过多',
  '会议冗长',
  '接待违规',
] as const

/** 500 bytes of what people write. */
export const body = '群众反映窗口排队时间过长,材料反复提交。'.repeat(9).slice(0, 166)

export const problem = (i: number): string => `${problems[i % problems.length]}第${i}号`
export const twoCharacters = (i: number): string => problem(i).slice(1, 3)
