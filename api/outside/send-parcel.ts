import type { Parcel } from '../../db/parcel.ts'
import type { Outcome } from './outcome.ts'
import type { Outside } from './outside.ts'
import { sentence } from './words.ts'

/** What is not to go out any more, and why; `outcome` is of the rest, null where nothing is left. */
export type Handled = {
  readonly outcome: Outcome | null
  readonly unwanted: readonly { readonly id: string; readonly why: string }[]
}

/** Sends what of a parcel is still wanted at an instant. */
export async function sendParcel(
  outside: Outside,
  parcel: Parcel,
  { at, today }: { readonly at: string; readonly today: string },
): Promise<Handled> {
  const stale = parcel.kind === 'digest' && parcel.day !== today
  const why = (item: Parcel['items'][number]) => (stale ? 'stale' : item.obstacle)
  const left = parcel.items.filter((item) => why(item) === null)
  const unwanted = parcel.items.flatMap((item) => {
    const reason = why(item)
    return reason === null ? [] : [{ id: item.id, why: reason }]
  })
  const { kind, language, counts, address, robot } = parcel
  if (left.length === 0 || language === null) return { outcome: null, unwanted }
  const due = left.flatMap((item) => item.due ?? []).sort()[0] ?? null
  const group = robot !== null
  const about = { kind, language, group, count: left.length, due, counts, today }
  const message = { at, language, sentence: sentence(about) }
  if (robot) {
    return { outcome: await outside.post(robot, { ...message, path: '/inbox/team' }), unwanted }
  }
  if (address === null) return { outcome: null, unwanted }
  const path = pathOf(
    kind,
    left.map((item) => item.id),
  )
  return { outcome: await outside.mail({ id: parcel.id, address }, { ...message, path }), unwanted }
}

/** One thing opens by a reference that only its reader can resolve; several by the list they are in. */
function pathOf(kind: Parcel['kind'], [first, ...others]: readonly string[]): string {
  if (first !== undefined && others.length === 0 && kind !== 'digest') return `/go/${first}`
  return kind === 'late' ? '/inbox/overdue' : '/inbox'
}
