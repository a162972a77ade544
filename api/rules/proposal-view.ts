import type { z } from '@hono/zod-openapi'
import type { Database } from '../../db/client.ts'
import { itemsOfVersion } from '../../db/negative-versions.ts'
import { previewNames } from '../../db/preview-names.ts'
import { type ProposalRow, proposedItems } from '../../db/rule-proposals.ts'
import { findRule } from '../../db/rules/seed-rules.ts'
import type { Viewer } from '../../db/viewer.ts'
import type { Text } from '../../workflows/kit/definition.ts'
import { valueText } from '../../workflows/rule-change/rules.ts'
import { roleLabels } from '../role-labels.ts'
import type { RuleProposal } from '../schemas/rule.ts'
import { listChanges } from './list-changes.ts'
import { previewView } from './preview-view.ts'
import { ruleTitle } from './rule-view.ts'

type Proposal = z.infer<typeof RuleProposal>

/** Proposals as pages show them, with what the viewer may do about each. */
export async function proposalViews(
  db: Database,
  rows: readonly ProposalRow[],
  viewer: Viewer,
): Promise<Proposal[]> {
  const refs = await previewNames(db, rows.flatMap(mentioned), viewer)
  return await Promise.all(
    rows.map(async (row): Promise<Proposal> => {
      const isOpen = row.state === 'open' && !row.withdrawing
      return {
        caseId: row.caseId,
        number: row.number,
        rule: row.rule,
        title: titleOf(row.rule),
        state: row.withdrawing ? 'withdrawn' : row.state,
        ...valuesOf(row),
        list: row.rule === 'negative-list' ? await listOf(db, row) : null,
        effectiveFrom: row.effectiveFrom,
        reason: row.reason,
        proposedBy: row.proposedBy,
        proposedAt: row.proposedAt,
        decidedBy: row.decidedBy,
        decidedAt: row.decidedAt,
        opinion: row.opinion,
        version: row.version,
        inForceFrom: row.inForceFrom,
        waitingFor: isOpen ? waiting : null,
        dueDate: row.dueDate,
        taskId: isOpen && (row.seen || row.takes) ? row.taskId : null,
        seen: row.seen,
        mayDecide: isOpen && row.takes,
        mayWithdraw: isOpen && row.proposedBy.id === viewer.personId,
        preview: previewView(row, viewer, refs),
      }
    }),
  )
}

const waiting: Text = {
  zh: `等待${roleLabels.committee.zh}的第二人审定`,
  en: 'Waiting for a second person from the committee',
}

const titleOf = (rule: string): Text =>
  rule === 'negative-list' ? { zh: '负面清单', en: 'Negative list' } : ruleTitle(rule)

function valuesOf({ rule, value, from }: ProposalRow): Pick<Proposal, 'from' | 'to'> {
  const unit = findRule(rule)?.unit
  if (!unit || value === null || value === undefined) return { from: null, to: null }
  const was = from === null || from === undefined ? null : valueText(from, unit)
  return { from: was, to: valueText(value, unit) }
}

async function listOf(db: Database, row: ProposalRow): Promise<Proposal['list']> {
  const before = await itemsOfVersion(db, row.fromVersion)
  return listChanges(before, await proposedItems(db, row.caseId))
}

/** Whom and which cases a preview names. */
const mentioned = ({ previewResult }: ProposalRow) => previewResult?.changes ?? []
