import { z } from '@hono/zod-openapi'
import { riskAreas, sources } from '../../workflows/issue/choices.ts'
import { Id, Instant, IsoDate, PageQuery, page, Ref, Text } from './common.ts'
import { Evidence, NextEntry, TimelineEntry } from './task.ts'

export const CaseItem = z
  .object({
    id: z.string(),
    number: z.string().nullable(),
    procedure: z.string(),
    title: z.string(),
    section: Ref.nullable(),
    responsible: Ref.nullable(),
    coResponsible: z.array(Ref),
    leader: Ref.nullable(),
    severity: z.string(),
    /** An item of the negative list, or words. */
    category: Text.nullable(),
    area: Text.nullable(),
    source: z.string(),
    status: z.enum(['open', 'closed', 'ended']),
    step: z.string().nullable(),
    stepTitle: Text.nullable(),
    /** Index of the stage reached, 0–4, and of those done. */
    stage: z.number().int(),
    /** Null before registration and while paused. */
    dueDate: IsoDate.nullable(),
    /** Working days; of a paused case, those it keeps. */
    daysLeft: z.number().int().nullable(),
    overdue: z.boolean(),
    paused: z.boolean(),
    measures: z.string().nullable(),
    /** 单位销号 */
    closedAt: Instant.nullable(),
    /** 群众认可 */
    recognition: z.enum(['recognised', 'not-fixed', 'unreachable']).nullable(),
    returns: z.number().int(),
    openedAt: Instant,
    milestones: z.array(IsoDate),
  })
  .openapi('CaseItem')

/** Why a case came about by rule: what was measured, against what, and what was counted. */
export const CaseWhy = z
  .object({
    rule: z.string(),
    ruleVersion: z.number().int(),
    threshold: z.number(),
    value: z.number(),
    unit: z.string().nullable(),
    source: z.string().nullable(),
    article: z.string().nullable(),
    /** 2026-01, 2026-Q1 */
    period: z.string().nullable(),
    rows: z.array(z.object({ id: z.string(), number: z.string().nullable(), title: z.string() })),
    /** How many of the cases counted the reader may not see. */
    hidden: z.number().int(),
    consequences: z.array(
      z.object({
        kind: z.string(),
        title: Text,
        person: z.string().nullable(),
        at: Instant,
        until: IsoDate.nullable(),
        liftedAt: Instant.nullable(),
        decidedBy: z.array(z.string()),
      }),
    ),
  })
  .openapi('CaseWhy')

export const CaseDetail = CaseItem.extend({
  description: z.string().nullable(),
  outcome: Text.nullable(),
  openedBy: z.string(),
  /** Stations of the procedure with their state: done, now, ahead. */
  stages: z.array(
    z.object({
      id: z.string(),
      title: Text,
      state: z.enum(['done', 'now', 'ahead']),
      at: Instant.nullable(),
    }),
  ),
  /** Who has it now. */
  openTasks: z.array(
    z.object({
      id: z.string(),
      step: z.string(),
      title: Text,
      assignee: Ref.nullable(),
      candidates: Text.nullable(),
      dueDate: IsoDate.nullable(),
      mine: z.boolean(),
    }),
  ),
  linked: z.array(
    z.object({ id: z.string(), number: z.string().nullable(), title: z.string(), relation: Text }),
  ),
  evidence: z.array(Evidence),
  timeline: z.array(TimelineEntry),
  next: z.array(NextEntry),
  watching: z.boolean(),
  /** Only of a case that a rule brought about. */
  why: CaseWhy.nullable(),
}).openapi('CaseDetail')

/** The states a ledger can be narrowed to; every count on the page opens one. */
export const ledgerStates = [
  'all',
  'open',
  'overdue',
  'paused',
  'closed',
  'rebounded',
  'due-this-month',
  'closed-of-due',
] as const
export const LedgerQuery = PageQuery.extend({
  section: z.string().max(64).optional(),
  state: z.enum(ledgerStates).default('all'),
  q: z.string().max(100).optional(),
  /** An item of the negative list. */
  category: z.string().max(64).optional(),
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
})
export const LedgerPage = page(CaseItem).openapi('LedgerPage')
export const LedgerSummary = z
  .object({
    sections: z.array(
      z.object({
        section: Ref,
        total: z.number(),
        open: z.number(),
        overdue: z.number(),
        paused: z.number(),
        closed: z.number(),
        /** rate = closed by month end ÷ due by month end; null when none is due. */
        rate: z.number().nullable(),
        closedOfDue: z.number(),
        due: z.number(),
      }),
    ),
    month: z.string(),
    /** The rule that a rate is held against, as in force at the month's end or, before it, today; null before its first version. */
    rateMin: z
      .object({
        rule: z.string(),
        version: z.number().int(),
        value: z.number(),
        source: z.string(),
        article: z.string().nullable(),
      })
      .nullable(),
  })
  .openapi('LedgerSummary')

export const ReportIssue = z
  .object({
    section: Id,
    title: z.string().trim().min(2).max(200),
    description: z.string().trim().max(4000).optional(),
    /** An item of the negative list by id or name, or words. */
    category: z.string().trim().max(200).optional(),
    area: z.enum(riskAreas.map((area) => area.id)).optional(),
    severity: z.enum(['general', 'serious']).default('general'),
    source: z.enum(sources.map((s) => s.id)).default('self-check'),
    named: z.array(Id).max(20).optional(),
  })
  .openapi('ReportIssue')

export const RegisterIssue = ReportIssue.extend({
  responsible: Id,
  coResponsible: z.array(Id).max(20).optional(),
  measures: z.string().trim().max(4000).optional(),
  deadline: IsoDate.optional(),
  milestoneYears: z.number().int().min(0).max(5).optional(),
}).openapi('RegisterIssue')

export const OpenedCase = z
  .object({
    id: z.string(),
    number: z.string().nullable(),
    /** The task it opened with, to which its finder may add evidence. */
    firstTaskId: z.string(),
  })
  .openapi('OpenedCase')
export const SimilarCase = z
  .object({
    id: z.string(),
    number: z.string().nullable(),
    title: z.string(),
    section: Ref.nullable(),
    score: z.number(),
    status: z.string(),
  })
  .openapi('SimilarCase')
