import { createHash } from 'node:crypto'
import type { z } from '@hono/zod-openapi'
import type { Tx } from '../../db/client.ts'
import { homeSection } from '../../db/engine/eligible.ts'
import { keepFromSections } from '../../db/keep-from-sections.ts'
import { type Opened, openCases } from '../../db/open-case.ts'
import { sectionNames } from '../../db/section-names.ts'
import { revisitProcedure } from '../../workflows/revisit/definition.ts'
import type { RevisitFacts } from '../../workflows/revisit/rules.ts'
import type { CompletedProject } from '../schemas/project.ts'

/** A revisit to open, stored with its outbox row; undefined when the same completion is known already. */
export async function openRevisit(
  tx: Tx,
  args: {
    readonly id: string
    readonly project: z.infer<typeof CompletedProject>
    readonly by: string
    readonly at: string
    readonly day: string
  },
): Promise<Opened | undefined> {
  const { id, project, by, at, day } = args
  const { sections, completedOn, ...known } = project
  const facts: RevisitFacts = { completedOn }
  const [opened] = await openCases(tx, [
    {
      id,
      procedure: revisitProcedure.id,
      series: revisitProcedure.series,
      title: `${project.enterprise}:${project.project}`,
      sectionId: await homeSection(tx, 'conduct_office', day),
      severity: 'general',
      source: 'revisit',
      data: {
        ...known,
        completedOn,
        handledBy: await sectionNames(tx, sections),
        handlingSections: sections,
      },
      named: [],
      by,
      at,
      day,
      startAt: 'visit',
      facts,
      fingerprint: fingerprintOf(project),
    },
  ])
  if (opened) await keepFromSections(tx, { caseId: id, sections, at, day })
  return opened
}

/** The same completion is the same whoever reports it, and however often. */
const fingerprintOf = ({ project, enterprise, completedOn }: z.infer<typeof CompletedProject>) =>
  `revisit:${createHash('sha256')
    .update([project, enterprise, completedOn].map((part) => part.normalize('NFKC')).join('\n'))
    .digest('hex')}`
