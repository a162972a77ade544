import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const results = {
  cases: [{ number: 'WT-2026-0001', id: 'real-WT-2026-0001' }],
  consequences: [
    {
      kind: 'interview',
      section: 'permits',
      person: 'chen.wei',
      at: '2026-02-02T09:00:00+08:00',
      rule: 'ledger.rate.min',
      ruleVersion: 1,
      threshold: 0.95,
      value: 0.92,
      because: ['WT-2026-0001'],
    },
  ],
}

/**
 * Programs in place of the one that rehearses, for what cannot be had from it at will: each is run as a process
 * of its own with the same arguments. `strict` has a consequence while the rate is to be 95% or more.
 */
const programs = {
  strict: `
    import { readFileSync, writeFileSync } from 'node:fs'
    const [, , scenario, , rules, , out] = process.argv
    if (!readFileSync(scenario, 'utf8').includes('real-WT-2026-0001')) process.exit(3)
    const strict = Number(/ledger.rate.min: (.*)/.exec(readFileSync(rules, 'utf8'))[1]) >= 0.95
    const all = ${JSON.stringify(results)}
    writeFileSync(out, JSON.stringify(strict ? all : { ...all, consequences: [] }))`,
  endless: 'setInterval(() => {}, 1000)',
  broken: `console.error('cannot'); process.exit(1)`,
  greedy: 'const all = []; for (;;) all.push(new Array(1e5).fill(Math.random()))',
  babbling: `import { writeFileSync } from 'node:fs'; writeFileSync(process.argv[6], 'no result')`,
} as const

/** The path of a program. */
export function aProgram(name: keyof typeof programs): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'rehearse-')), `${name}.mjs`)
  writeFileSync(file, programs[name])
  return file
}
