import type { z } from '@hono/zod-openapi'
import type { Database, Tx } from '../../db/client.ts'
import { allSections } from '../../db/members.ts'
import { type Channel, channels } from '../../workflows/complaint/choices.ts'
import { normaliseName } from '../../workflows/kit/normalise.ts'
import { invalid } from '../errors.ts'
import type { FileComplaint } from '../schemas/complaint.ts'
import type { Intake } from './intake.ts'

type Filed = Omit<z.infer<typeof FileComplaint>, 'proof' | 'channel'> & {
  readonly recognise?: boolean
}

/** What was filed, as the intake takes it. @throws Refusal 422 for a section that nobody knows */
export async function readIntake(
  tx: Database | Tx,
  filed: Filed,
  given: Pick<Intake, 'channel' | 'onceKey' | 'files' | 'takenBy'>,
): Promise<Intake> {
  const { section, realName, ...rest } = filed
  const sectionId = section ? await findSection(tx, section) : null
  return { ...rest, ...given, sectionId, identity: realName }
}

/** A section by id, name or alias, however it is spelt. */
export async function findSection(tx: Database | Tx, said: string): Promise<string> {
  const wanted = normaliseName(said)
  const found = (await allSections(tx)).find(
    (s) => s.id === said || [s.name, ...s.aliases].some((name) => normaliseName(name) === wanted),
  )
  if (found) return found.id
  throw invalid('section', 'section.unknown', { zh: '没有这个科室', en: 'No such section' })
}

/** What others call the channels. */
const otherNames: Readonly<Record<string, Channel>> = {
  portal: 'online',
  web: 'online',
  phone: 'hotline',
  mail: 'letter',
  reception: 'reception-day',
}

/** A channel by its id or label. @throws Refusal 422 that lists them */
export function readChannel(said: string): Channel {
  const found = channels.find((c) => c.id === said || c.label.zh === said || c.label.en === said)
  const channel = found?.id ?? otherNames[said]
  if (channel) return channel
  throw invalid('channel', 'channel.unknown', {
    zh: `受理渠道只能是:${channels.map((c) => c.label.zh).join('、')}`,
    en: `The channel is one of: ${channels.map((c) => c.id).join(', ')}`,
  })
}
