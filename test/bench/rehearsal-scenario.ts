// Prints a year of a busy bureau as a scenario, for measuring rehearsals:
//   node test/bench/rehearsal-scenario.ts [ISSUES] > year.yaml && time npm run -s rehearse -- year.yaml --out year.json
import { Temporal } from 'temporal-polyfill'
import { stringify } from 'yaml'
import { samplePeople } from '../../db/sample/people.ts'
import { hash32 } from '../../workflows/kit/hash32.ts'

const issues = Number(process.argv[2] ?? 400)
const first = Temporal.PlainDate.from('2026-01-05')
const draw = (name: string, below: number) => hash32(name, 1) % below
const staff = samplePeople.filter((p) => p.section !== null && p.title === '干部')

const events = Array.from({ length: issues }, (_, i) => {
  const day = first.add({ days: Math.floor((i * 330) / issues) })
  const person = staff[draw(`person ${i}`, staff.length)]
  const minute = String(draw(`minute ${i}`, 60)).padStart(2, '0')
  return {
    at: `${day} 09:${minute}`,
    as: 'zuofengban',
    do: 'issue.register',
    with: {
      section: person?.section,
      responsible: person?.login,
      title: `第${i + 1}件问题`,
      deadline: day.add({ days: 20 + draw(`deadline ${i}`, 40) }).toString(),
      severity: draw(`severity ${i}`, 8) === 0 ? 'serious' : 'general',
    },
  }
})

process.stdout.write(
  stringify({
    name: `${issues} issues in a year`,
    from: '2026-01-05',
    to: '2026-12-31',
    seed: 7,
    bureau: 'sample',
    events,
    behaviour: [
      { task: 'issue.rectify', section: 'finance', after: '50d', chance: 0.8 },
      { task: 'issue.rectify', after: '18d', chance: 0.95 },
      { task: '*', after: '1wd' },
    ],
  }),
)
