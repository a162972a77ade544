import { complaintsOfCaller } from '../../db/complaint-callers.ts'
import { disciplineOn } from '../../db/identity-openings.ts'
import { tell } from '../../db/tell.ts'
import type { Viewer } from '../../db/viewer.ts'
import { today } from '../../workflows/kit/calendar.ts'
import type { Deps } from '../deps.ts'
import { record } from '../record.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { identityIn } from './complaint-detail.ts'
import { normalPhone } from './normal-phone.ts'

/** A caller who agreed, when they called before, to be recognised by their phone; null for everybody else. */
export async function findCaller(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  sealing: Sealing,
  viewer: Viewer,
  phone: string,
): Promise<{ name: string; contact: string | null; complaints: number } | null> {
  const at = clock.now()
  return await record(db, async (tx, enter) => {
    await sealing.ready(tx)
    const { all } = sealing.callerIndex(normalPhone(phone))
    const before = await complaintsOfCaller(tx, all, viewer)
    const [last] = before
    const identity = last && identityIn(last, sealing.sealOf(last.caseId, last))
    if (!last || !identity) return null
    const kind = 'identity.recognised'
    const { caseId } = last
    const hear = (await disciplineOn(tx, today(at))).filter((id) => id !== viewer.personId)
    const notice = { key: `${kind}:${caseId}:${at}`, kind, caseId, taskId: null }
    await tell(
      tx,
      hear.map((personId) => ({ ...notice, personId })),
      at,
    )
    enter({ at, kind, actor: viewer.personId, caseId })
    return {
      name: identity.name,
      contact: identity.contact ?? null,
      complaints: before.length,
    }
  })
}
