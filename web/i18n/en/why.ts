/** Why a case came about by rule, and what an audit drew. */
export const why = {
  why: {
    title: 'Why',
    rule: 'Rule',
    version: (n: number) => `version ${n}`,
    threshold: 'Set',
    value: 'Measured',
    period: 'Period',
    ledger: 'See that month’s ledger',
    decidedBy: 'Decided by',
    bySystem: 'the system, by rule',
    consequence: 'Consequence',
    lifted: (day: string) => `lifted ${day}`,
    counted: (n: number) => `${n} counted`,
    hidden: (n: number) => `${n} more that you may not see`,
    units: {
      workdays: (n: number) => `${n} working ${n === 1 ? 'day' : 'days'}`,
      days: (n: number) => `${n} ${n === 1 ? 'day' : 'days'}`,
      months: (n: number) => `${n} ${n === 1 ? 'month' : 'months'}`,
    },
  },
  audit: {
    drawn: 'Closures drawn',
    unchecked: 'To be checked',
    holds: 'Holds',
    false: 'False closure',
    elsewhere: 'Checked elsewhere',
    keptFromYou: 'One that you may not see',
    how: (population: number, drawn: number) => `${drawn} of ${population} closures drawn: how`,
    algorithm:
      'The seed and the case’s id are joined and hashed with SHA-256; the closures are ordered by it and the first ones taken. The seed is the hash of the month’s last entry in the record, and the month: fixed when the month ended, known to nobody before and chosen by nobody after.',
    seed: 'Seed',
    seedFrom: (seq: number) => `from entry ${seq} of the record`,
    seedOfRehearsal: 'of the rehearsal',
    drawAgain: 'Draw again',
    same: (checked: number, kept: number) =>
      kept > 0
        ? `The same: ${checked} computed here, ${kept} more held against the published hash`
        : `The same: ${checked} computed here`,
    different: 'Not the same; please tell the discipline group',
    cannot:
      'The connection is not safe, so the browser can not compute; open the page by https, or use sha256sum',
    rates: (period: string) => `Rates of ${period}`,
    closed: 'Closed',
    due: 'Due',
    minimum: (min: string) => `At least ${min}`,
    noneDue: (n: number) => `${n} more sections had nothing due`,
  },
}
