import type { Barrier } from '../../db/excellence.ts'
import { consequenceKinds } from '../../workflows/consequences.ts'
import { notAllowed, Refusal } from '../errors.ts'
import { roleLabels } from '../role-labels.ts'

const personnel = { zh: '人事科室、科室负责人', en: 'The personnel section, section heads' }

export const notNominator = (): Refusal =>
  notAllowed(
    {
      zh: '评优提名由人事科室提出,科室负责人可提名本科室',
      en: 'Nominations are made by the personnel section, and by heads for their own section',
    },
    personnel,
  )

export const ownNomination = (): Refusal =>
  new Refusal({
    status: 422,
    code: 'nomination.own',
    rule: 'nomination.own',
    field: 'person',
    detail: { zh: '不能提名自己', en: 'Nobody nominates themselves' },
    help: personnel,
  })

export const nominatedAlready = (): Refusal =>
  new Refusal({
    status: 409,
    code: 'nomination.made',
    detail: { zh: '这一年度已经提名', en: 'Nominated for that year already' },
  })

/** Says which consequence bars it and by which rule; where it was wrong, an appeal lifts it. */
export function barred({ kind, rule, ruleVersion, consequence, until }: Barrier): Refusal {
  const { zh, en } = consequenceKinds[kind]
  const by = `${rule} v${ruleVersion}`
  return new Refusal({
    status: 422,
    code: 'nomination.barred',
    rule,
    consequence,
    detail: {
      zh: `不能提名:${zh}${until ? `,至${until}` : ''}(${by})`,
      en: `May not be nominated: ${en}${until ? `, until ${until}` : ''} (${by})`,
    },
    help: kind === 'watch_listed' ? roleLabels.discipline : roleLabels.chief,
  })
}
