/** Why a case came about by rule, and what an audit drew. */
export const why = {
  why: {
    title: '为什么',
    rule: '规则',
    version: (n: number) => `第 ${n} 版`,
    threshold: '规定',
    value: '实际',
    period: '时段',
    ledger: '看这个月的台账',
    decidedBy: '决定',
    bySystem: '系统按规则',
    consequence: '后果',
    lifted: (day: string) => `${day}解除`,
    counted: (n: number) => `计入 ${n} 件`,
    hidden: (n: number) => `另有 ${n} 件您不可见`,
    units: {
      workdays: (n: number) => `${n} 个工作日`,
      days: (n: number) => `${n} 日`,
      months: (n: number) => `${n} 个月`,
    },
  },
  audit: {
    drawn: '抽取的销号',
    unchecked: '待核查',
    holds: '属实',
    false: '销号不实',
    elsewhere: '另案核查',
    keptFromYou: '您不可见的一件',
    how: (population: number, drawn: number) => `${population} 件销号中抽取 ${drawn} 件:怎么抽的`,
    algorithm:
      '把种子和案件标识连在一起取 SHA-256,按所得从小到大排列,取最前面的若干件。种子是上月最后一条留痕的哈希和月份,月末即已固定,谁都不能事先知道、事后挑选。',
    seed: '种子',
    seedFrom: (seq: number) => `取自第 ${seq} 条留痕`,
    seedOfRehearsal: '推演自带',
    drawAgain: '重新抽一遍',
    same: (checked: number, kept: number) =>
      kept > 0
        ? `结果一致:已重算 ${checked} 件,另 ${kept} 件按公布的哈希核对`
        : `结果一致:已重算 ${checked} 件`,
    different: '结果不一致,请告知局纪检组',
    cannot: '当前连接不安全,浏览器无法计算;请用 https 打开,或用 sha256sum 核对',
    rates: (period: string) => `${period}整改率`,
    closed: '销号',
    due: '到期',
    minimum: (min: string) => `不低于 ${min}`,
    noneDue: (n: number) => `另有 ${n} 个科室无到期问题`,
  },
}
