import type { Database, Tx } from '../../db/client.ts'
import { allSections } from '../../db/members.ts'
import { normaliseName } from '../../workflows/kit/normalise.ts'
import { type TakenIn, takeIn } from '../complaints/intake.ts'
import type { Deps } from '../deps.ts'
import type { Sealing } from '../sealing/sealing.ts'

/** A 12345 work order, by whichever way it comes. */
export type Order = {
  readonly order: string
  readonly text: string
  readonly section?: string | null | undefined
  readonly caller?: { readonly name: string; readonly phone: string } | null | undefined
  readonly named: readonly string[]
  readonly place?: string | null | undefined
  readonly happenedOn?: string | null | undefined
}

/**
 * Takes a work order in as a complaint. The platform's number makes it one complaint however often and
 * whichever way it comes. Platforms call sections as they like: one nobody knows goes with the words.
 */
export async function takeOrder(
  deps: Pick<Deps, 'db' | 'clock'>,
  sealing: Sealing,
  order: Order,
  args: { readonly takenBy?: string; readonly alongside?: (tx: Tx) => Promise<void> } = {},
): Promise<TakenIn> {
  const sectionId = order.section ? await sectionNamed(deps.db, order.section) : null
  const unknown = order.section && !sectionId ? `\n(工单所填单位:${order.section})` : ''
  return await takeIn(
    deps,
    sealing,
    {
      channel: '12345',
      kind: 'other',
      text: order.text + unknown,
      sectionId,
      named: order.named,
      place: order.place ?? undefined,
      happenedOn: order.happenedOn ?? undefined,
      identity: order.caller ?? undefined,
      files: [],
      takenBy: args.takenBy,
      onceKey: `12345 ${order.order}`,
    },
    args.alongside,
  )
}

async function sectionNamed(db: Database, said: string): Promise<string | null> {
  const wanted = normaliseName(said)
  const sections = await allSections(db)
  const names = (s: (typeof sections)[number]) => [s.name, ...s.aliases].map(normaliseName)
  return sections.find((s) => names(s).some((name) => wanted.endsWith(name)))?.id ?? null
}
