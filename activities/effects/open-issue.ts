import { z } from 'zod'
import { answerOf } from '../../db/engine/answer-of.ts'
import { inheritRecusals } from '../../db/engine/link-case.ts'
import { openCases } from '../../db/open-case.ts'
import type { Source } from '../../workflows/issue/choices.ts'
import { issueProcedure } from '../../workflows/issue/definition.ts'
import { registration } from '../../workflows/issue/forms.ts'
import { type IssueFacts, schedule } from '../../workflows/issue/rules.ts'
import { link } from '../link-case.ts'
import type { Work } from '../work.ts'

/** A registration as it is kept with its task; what later forms add is left alone. */
const Answer = z.object(registration.shape)

/** Registers an issue with what a step of another case answered. Its id is the case's, so it is opened once. */
export async function openIssueFrom(
  work: Work,
  { from, source }: { readonly from: string; readonly source: Source },
): Promise<void> {
  const { tx, on, at, day } = work
  const { answer, by } = await answerOf(tx, on.id, from)
  const { section, responsible, title, severity, ...said } = Answer.parse(answer)
  const plan = schedule({ ...said, severity }, day)
  const facts: IssueFacts = { source, severity, ...plan }
  const id = `${on.id}-issue`
  const [opened] = await openCases(tx, [
    {
      id,
      procedure: issueProcedure.id,
      series: issueProcedure.series,
      title,
      sectionId: section,
      responsibleId: responsible,
      severity,
      category: said.category,
      source,
      named: said.named ?? [],
      data: {
        ...(said.measures && { measures: said.measures }),
        ...(said.coResponsible?.length && { coResponsible: said.coResponsible }),
        ...(plan.milestones.length > 0 && { milestones: plan.milestones }),
      },
      by,
      at,
      day,
      startAt: 'rectify',
      facts,
    },
  ])
  if (!opened) return
  await link(work, { caseId: id, from: on.id, relation: source })
  await inheritRecusals(tx, { from: on.id, to: id, at })
}
