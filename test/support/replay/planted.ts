/** What people write in the recorded cases: words that occur nowhere else, to be looked for in histories. */
export const planted = {
  title: '施工许可审批平均用时超出承诺 plantedtitle',
  measures: '并联审批,容缺受理 plantedmeasures',
  words: '现场核查与群众反映一致 plantedwords',
} as const

const traces: readonly RegExp[] = [/planted(title|measures|words)/, /\p{Script=Han}/u]

/** What of people's words or names is in a text: the engine carries ids, dates and choices, all of them Latin. */
export function wordsIn(text: string): readonly string[] {
  return traces.flatMap((trace) => text.match(trace)?.[0] ?? [])
}
