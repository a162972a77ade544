import type { Tx } from '../../db/client.ts'
import { endPause, startPause } from '../../db/duty-pauses.ts'
import { holdersOf } from '../../db/role-grants.ts'
import { tell } from '../../db/tell.ts'
import type { Viewer } from '../../db/viewer.ts'
import type { Duty } from '../../workflows/duties.ts'
import type { Deps } from '../deps.ts'
import { conflict } from '../errors.ts'
import { record } from '../record.ts'

type Args = { readonly duty: Duty; readonly viewer: Viewer; readonly reason: string }

/** Pauses a duty from now on: its days are passed over, on the record. @throws Refusal 409 when it is paused */
export async function pauseDuty({ db, clock }: Deps, { duty, viewer, reason }: Args) {
  const at = clock.now()
  const by = viewer.personId
  await record(db, async (tx, enter) => {
    if (!(await startPause(tx, { duty: duty.id, at, by, reason }))) throw isPaused()
    await tellDiscipline(tx, { kind: 'duty.paused', duty, at, day: viewer.today })
    enter({ at, kind: 'duty.paused', actor: by, data: { duty: duty.id } })
  })
}

/** Ends the pause of a duty. @throws Refusal 409 when it is not paused */
export async function resumeDuty({ db, clock }: Deps, { duty, viewer, reason }: Args) {
  const at = clock.now()
  const by = viewer.personId
  await record(db, async (tx, enter) => {
    if (!(await endPause(tx, { duty: duty.id, at, by, because: reason }))) throw isNotPaused()
    await tellDiscipline(tx, { kind: 'duty.resumed', duty, at, day: viewer.today })
    enter({ at, kind: 'duty.resumed', actor: by, data: { duty: duty.id } })
  })
}

/** Whoever runs a duty must not be able to stop it unseen. */
async function tellDiscipline(
  tx: Tx,
  what: {
    readonly kind: 'duty.paused' | 'duty.resumed'
    readonly duty: Duty
    readonly at: string
    readonly day: string
  },
): Promise<void> {
  const { kind, duty, at, day } = what
  const notice = {
    key: `${kind}:${duty.id}:${at}`,
    kind,
    caseId: null,
    taskId: null,
    binding: true,
  }
  const people = await holdersOf(tx, 'discipline', day)
  await tell(
    tx,
    people.map((personId) => ({ ...notice, personId })),
    at,
  )
}

const isPaused = () => conflict('duty.paused', { zh: '已经暂停', en: 'It is paused already' })
const isNotPaused = () =>
  conflict('duty.not-paused', { zh: '没有暂停,无需恢复', en: 'It is not paused' })
