import { standingOf } from '../../db/engine/eligible.ts'
import { type Holder, taskHolder } from '../../db/engine/task-holder.ts'
import { isRecused } from '../../db/hand-over.ts'
import { namesOf } from '../../db/people.ts'
import { ruleInForce } from '../../db/rules.ts'
import { headOf } from '../../db/section-head.ts'
import { sectionNames } from '../../db/section-names.ts'
import { workingDaysBetween } from '../../workflows/kit/calendar.ts'
import type { AnsweredBeside } from '../../workflows/kit/end-beside.ts'
import { ladderRules } from '../../workflows/kit/rungs.ts'
import { findStep } from '../../workflows/procedures.ts'
import { type Interview, openInterview } from '../open-interview.ts'
import type { Work } from '../work.ts'

/** Somebody proposed an interview because a task is late in spite of supervision (domain §4). */
export async function proposeInterviewFor(
  work: Work,
  { about, by }: AnsweredBeside,
): Promise<void> {
  const { tx, on, calendar, day } = work
  const holder = await taskHolder(tx, about, day)
  if (!holder) return
  const who = await whomToInterview(work, holder)
  const [proposing, supervising] = await Promise.all([
    ruleInForce(tx, ladderRules.interview, on.rulesOf),
    ruleInForce(tx, ladderRules.supervise, on.rulesOf),
  ])
  const late = workingDaysBetween(calendar, holder.dueDate ?? day, day)
  const step = findStep(on.procedure, holder.step)?.title.zh ?? holder.step
  const name = who.person?.name ?? ''
  const [section = ''] = who.sectionId ? await sectionNames(tx, [who.sectionId]) : []
  await openInterview(work, {
    id: `interview-${about}`,
    sectionId: who.sectionId,
    person: who.person,
    heldBy: who.heldBy,
    title: who.heldBy === 'leader' ? `约谈${section}负责人${name}` : `约谈${name}`,
    about: `${on.number ?? ''}“${step}”逾期${late}个工作日,督办后仍未办理`,
    basis: {
      rule: proposing.rule,
      ruleVersion: proposing.version,
      threshold: proposing.value,
      // The rule counts from the supervision.
      value: late - supervising.value,
      because: [on.id],
    },
    decidedBy: [by],
    from: { caseId: on.id, relation: 'interview' },
  })
}

/**
 * The head answers for what is late in the section and is interviewed by the leader in charge. Whoever
 * stands above heads answers for themself, to the discipline group; so does the holder where the section
 * has no head, or one that the case is kept from.
 */
async function whomToInterview(
  { tx, on, day }: Work,
  holder: Holder,
): Promise<Pick<Interview, 'sectionId' | 'person' | 'heldBy'>> {
  const { sectionId } = holder
  const late = holder.personId ?? holder.people[0] ?? null
  const standing = late ? await standingOf(tx, late, sectionId, day) : 'staff'
  const head = sectionId ? await headOf(tx, sectionId, day) : null
  const isAbove = standing === 'leader' || standing === 'chief'
  if (!isAbove && head && !(await isRecused(tx, on.id, head))) {
    return { sectionId, person: await personOf(tx, head), heldBy: 'leader' }
  }
  return { sectionId, person: late ? await personOf(tx, late) : null, heldBy: 'discipline' }
}

async function personOf(tx: Work['tx'], id: string) {
  const [person] = await namesOf(tx, [id])
  return { id, name: person?.name ?? id }
}
