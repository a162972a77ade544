import { z } from '@hono/zod-openapi'
import { consequenceKinds } from '../../workflows/consequences.ts'
import { ruleUnits } from '../../workflows/rule-change/choices.ts'
import { Id, Instant, IsoDate, PageQuery, page, Ref, Text } from './common.ts'

export const RuleItem = z
  .object({
    id: z.string(),
    title: Text,
    value: z.number(),
    /** The value as people read it: 95%, 2个工作日. */
    valueText: Text,
    unit: z.enum(ruleUnits),
    /** How far a change may go, both included; `whole` where only whole numbers are values. */
    bounds: z.object({ min: z.number(), max: z.number(), whole: z.boolean() }),
    version: z.number().int(),
    effectiveFrom: IsoDate,
    source: Text,
    article: z.string().nullable(),
    /** A version decided for a later day. */
    next: z
      .object({ version: z.number().int(), valueText: Text, effectiveFrom: IsoDate })
      .nullable(),
    /** A proposal nobody has decided on. */
    proposal: z.object({ caseId: z.string(), valueText: Text }).nullable(),
  })
  .openapi('RuleItem')

const RuleVersion = z.object({
  version: z.number().int(),
  valueText: Text,
  effectiveFrom: IsoDate,
  proposedBy: Ref.nullable(),
  approvedBy: Ref.nullable(),
  reason: z.string().nullable(),
  opinion: z.string().nullable(),
  enactedAt: Instant.nullable(),
  caseId: z.string().nullable(),
  caseNumber: z.string().nullable(),
  /** Consequences that this version led to, as far as the reader may see. */
  consequences: z.number().int(),
})

export const previewStates = ['queued', 'running', 'done', 'failed'] as const
const consequences = Object.keys(consequenceKinds) as [keyof typeof consequenceKinds]

/** One consequence that the proposed value would have changed. */
const PreviewChange = z.object({
  change: z.enum(['appears', 'disappears', 'moves']),
  kind: z.enum(consequences),
  kindText: Text,
  section: z.string().nullable(),
  /** Whom, and the cases counted: only for those who see the whole bureau. */
  person: z.string().nullable(),
  because: z.array(Ref),
  at: Instant.nullable(),
  newAt: Instant.nullable(),
  /** What was measured, and what it is held against, now and then. */
  value: Text.nullable(),
  threshold: Text.nullable(),
  newThreshold: Text.nullable(),
})

/** What a rehearsal of the bureau's last year found. */
export const RulePreview = z
  .object({
    state: z.enum(previewStates),
    queuedAt: Instant,
    endedAt: Instant.nullable(),
    /** Why it failed. */
    failure: Text.nullable(),
    result: z
      .object({
        from: IsoDate,
        to: IsoDate,
        cases: z.number().int(),
        leftOut: z.number().int(),
        before: z.number().int(),
        after: z.number().int(),
        /** The difference in one sentence. */
        summary: Text,
        changes: z.array(PreviewChange),
      })
      .nullable(),
  })
  .openapi('RulePreview')

const ListChange = z.object({
  change: z.enum(['added', 'removed', 'reworded', 'moved']),
  zh: z.string(),
  en: z.string(),
  /** The words in force, where they change. */
  before: z.string().nullable(),
})

export const RuleProposal = z
  .object({
    caseId: z.string(),
    number: z.string().nullable(),
    /** The rule's id, or 'negative-list'. */
    rule: z.string(),
    title: Text,
    state: z.enum(['open', 'enacted', 'rejected', 'withdrawn']),
    from: Text.nullable(),
    to: Text.nullable(),
    /** Of a new version of the negative list: what changes in it. */
    list: z.array(ListChange).nullable(),
    effectiveFrom: IsoDate,
    reason: z.string().nullable(),
    proposedBy: Ref,
    proposedAt: Instant,
    decidedBy: Ref.nullable(),
    decidedAt: Instant.nullable(),
    opinion: z.string().nullable(),
    version: z.number().int().nullable(),
    inForceFrom: IsoDate.nullable(),
    /** Whom it waits for, and until when. */
    waitingFor: Text.nullable(),
    dueDate: IsoDate.nullable(),
    /** The task to decide on it, for those who may open it. */
    taskId: z.string().nullable(),
    /** Whether the reader may open its case, decide on it, take it back, and why not. */
    seen: z.boolean(),
    mayDecide: z.boolean(),
    mayWithdraw: z.boolean(),
    preview: RulePreview.nullable(),
  })
  .openapi('RuleProposal')

export const RuleDetail = RuleItem.extend({
  versions: z.array(RuleVersion),
  proposals: z.array(RuleProposal),
  /** Running cases with a deadline or a reminder by it, and those that keep an older value. */
  deadlines: z.number().int(),
  older: z.number().int(),
}).openapi('RuleDetail')

export const UsingCase = z.object({
  id: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  section: Ref.nullable(),
  openedAt: Instant,
  dueDate: IsoDate.nullable(),
})
export const UsingCasePage = page(UsingCase).openapi('UsingCasePage')
export const UsingCaseQuery = PageQuery.extend({
  of: z.enum(['deadlines', 'older']).default('deadlines'),
})

export const RuleConsequencePage = page(
  z.object({
    id: z.string(),
    kind: z.enum(consequences),
    kindText: Text,
    version: z.number().int(),
    at: Instant,
    section: Ref.nullable(),
    person: Ref.nullable(),
    value: Text.nullable(),
    threshold: Text.nullable(),
    period: z.string().nullable(),
    liftedAt: Instant.nullable(),
    caseId: z.string(),
    caseNumber: z.string().nullable(),
  }),
).openapi('RuleConsequencePage')
export const RuleConsequenceQuery = PageQuery.extend({
  version: z.coerce.number().int().min(1).optional(),
})

const reason = z.string().trim().min(1).max(4000)
export const ProposeRule = z
  .object({ rule: Id, value: z.number(), effectiveFrom: IsoDate, reason })
  .openapi('ProposeRule')

export const ApproveRule = z
  .object({
    /** One of the two names the proposal. */
    rule: Id.optional(),
    case: Id.optional(),
    outcome: z.enum(['approved', 'rejected']).default('approved'),
    /** Needed to reject, welcome to approve. */
    reason: z.string().trim().min(1).max(4000).optional(),
    /** The rehearsal failed, and it is decided all the same. */
    withoutPreview: z.boolean().optional(),
  })
  .openapi('ApproveRule')

export const WithdrawProposal = z
  .object({ reason: z.string().trim().min(1).max(1000).optional() })
  .openapi('WithdrawProposal')
