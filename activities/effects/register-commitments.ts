import { answerOf } from '../../db/engine/answer-of.ts'
import { openCases } from '../../db/open-case.ts'
import { reportsTo } from '../../db/recusal.ts'
import { commitmentsOf } from '../../workflows/interview/rules.ts'
import { issueProcedure } from '../../workflows/issue/definition.ts'
import type { IssueFacts } from '../../workflows/issue/rules.ts'
import { link } from '../link-case.ts'
import type { Work } from '../work.ts'

/**
 * Registers each commitment of an interview as an issue of its section, for the person to keep. Nobody
 * who reports to them confirms or verifies it.
 */
export async function registerCommitmentsOf(work: Work): Promise<void> {
  const { tx, on, at, day } = work
  const { answer, by } = await answerOf(tx, on.id, 'hold')
  const person = on.responsibleId ?? undefined
  const barred = person ? await reportsTo(tx, person, day) : []
  const opened = await openCases(
    tx,
    commitmentsOf(answer).map(({ title, deadline }, i) => ({
      id: `${on.id}-issue-${i + 1}`,
      procedure: issueProcedure.id,
      series: issueProcedure.series,
      title,
      sectionId: on.sectionId,
      responsibleId: person,
      severity: 'general',
      source: 'interview',
      data: { barred },
      named: [],
      by,
      at,
      day,
      startAt: 'rectify',
      facts: {
        source: 'interview',
        severity: 'general',
        deadline,
        milestones: [],
      } satisfies IssueFacts,
    })),
  )
  for (const { id } of opened) {
    await link(work, { caseId: id, from: on.id, relation: 'commitment' })
  }
}
