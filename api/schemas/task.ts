import { z } from '@hono/zod-openapi'
import { type Act as AnyAct, acts } from '../../workflows/kit/acts.ts'
import { Id, Instant, IsoDate, PageQuery, Problem, page, Ref, Text } from './common.ts'
import { DraftValue } from './draft-value.ts'

/** The lists of an inbox. `team` is my sections' and my candidates' open tasks. */
export const taskViews = [
  'mine',
  'due-today',
  'overdue',
  'paused',
  'team',
  'watched',
  'done',
  'started',
  'copied',
] as const

export const TaskItem = z
  .object({
    id: z.string(),
    caseId: z.string(),
    caseNumber: z.string().nullable(),
    procedure: z.string(),
    step: z.string(),
    kind: z.string(),
    title: z.string(),
    todo: Text,
    section: Ref.nullable(),
    severity: z.string(),
    assignee: Ref.nullable(),
    /** When nobody has claimed it: whose inboxes it is in. */
    candidates: Text.nullable(),
    /** Why it is in my list. */
    why: Text,
    createdAt: Instant,
    dueDate: IsoDate.nullable(),
    dueAt: Instant.nullable(),
    /** Working days left; negative when overdue, null when there is no deadline or it is paused. */
    daysLeft: z.number().int().nullable(),
    overdue: z.boolean(),
    provisional: z.boolean(),
    /** Share of the time already gone, 0–1. */
    elapsed: z.number(),
    paused: z.object({ remainder: z.number().int(), reason: z.string() }).nullable(),
    urged: z.boolean(),
    /** The highest rung already fired, e.g. `supervise`. */
    escalated: z.string().nullable(),
    endedAt: Instant.nullable(),
    ending: z.string().nullable(),
    outcome: Text.nullable(),
  })
  .openapi('TaskItem')

export const TaskQuery = PageQuery.extend({
  view: z.enum(taskViews).default('mine'),
  q: z.string().max(100).optional(),
  section: z.string().max(64).optional(),
  kind: z.string().max(64).optional(),
  /** Due within so many working days. */
  within: z.coerce.number().int().min(0).max(60).optional(),
})
export const TaskPage = page(TaskItem).openapi('TaskPage')

export const TaskCounts = z
  .object({
    mine: z.number(),
    'due-today': z.number(),
    overdue: z.number(),
    paused: z.number(),
    team: z.number(),
    watched: z.number(),
    copied: z.number(),
  })
  .openapi('TaskCounts')

/** What happened: one row of the timeline. */
export const TimelineEntry = z
  .object({
    seq: z.number(),
    at: Instant,
    kind: z.string(),
    /** The whole sentence, e.g. "刘洋 提交整改". */
    text: Text,
    actor: z.string(),
    onBehalfOf: z.string().nullable(),
    rule: z.string().nullable(),
    refused: z.string().nullable(),
    /** What was written with it (reason, comment, measures), when the reader may see it. */
    words: z.string().nullable(),
    evidence: z.array(Ref),
  })
  .openapi('TimelineEntry')

/** What happens next and when, from the armed rungs. */
export const NextEntry = z
  .object({
    at: Instant,
    rung: z.string(),
    text: Text,
    rule: z.string().nullable(),
    severe: z.boolean(),
  })
  .openapi('NextEntry')

export const Evidence = z
  .object({
    id: z.string(),
    name: z.string(),
    mime: z.string(),
    size: z.number(),
    by: z.string(),
    at: Instant,
  })
  .openapi('Evidence')

/** Everything a person can do with a task. */
export type Act = AnyAct

export const Allowed = z.object({ allowed: z.boolean(), why: Text.nullable() })

export const SampledCase = z
  .object({
    id: z.string(),
    number: z.string().nullable(),
    title: z.string(),
    section: Ref.nullable(),
    responsible: Ref.nullable(),
    closedAt: Instant.nullable(),
  })
  .openapi('SampledCase')

export const TaskDetail = TaskItem.extend({
  round: z.number().int(),
  /** What the system knows already, so that nobody types it again. */
  known: z.array(z.object({ label: Text, value: z.string() })),
  /** One sentence: rule, article, days skipped, calendar version. */
  deadline: Text.nullable(),
  /** Values to start the form with, by outcome-independent field name. */
  prefill: z.record(z.string(), z.unknown()),
  /** Fields of its form that nobody needs to fill now. */
  leftOut: z.array(z.string()),
  draft: z.object({ value: z.record(z.string(), z.unknown()), savedAt: Instant }).nullable(),
  answer: z.record(z.string(), z.unknown()).nullable(),
  coHandlers: z.array(Ref),
  delegatedBy: Ref.nullable(),
  can: z.record(z.enum(acts), Allowed),
  returnsTo: z.array(z.object({ step: z.string(), title: Text })),
  /** Cases put before whoever answers, where its form asks about some of them. */
  cases: z.array(SampledCase),
  evidence: z.array(Evidence),
  timeline: z.array(TimelineEntry),
  next: z.array(NextEntry),
  watching: z.boolean(),
}).openapi('TaskDetail')

export const CompleteTask = z
  .object({
    outcome: z.string().max(64).optional(),
    values: z.record(z.string(), z.unknown()).default({}),
  })
  .openapi('CompleteTask')
export const ToPerson = z.object({ to: Id, note: z.string().trim().max(1000).optional() })
export const WithReason = z.object({ reason: z.string().trim().min(1).max(1000) })
export const ReturnTask = WithReason.extend({ to: z.string().max(64) })
export const AskExtension = WithReason.extend({ until: IsoDate })
export const CommentOn = z.object({
  text: z.string().trim().min(1).max(4000),
  mentions: z.array(Id).max(20).default([]),
})
export const SaveDraft = z.object({ value: DraftValue })
export const BulkComplete = z
  .object({
    taskIds: z.array(Id).min(1).max(200),
    outcome: z.string().max(64).optional(),
    values: z.record(z.string(), z.unknown()).default({}),
  })
  .openapi('BulkComplete')
export const BulkResult = z
  .object({
    results: z.array(
      z.object({ taskId: z.string(), done: z.boolean(), problem: Problem.nullable() }),
    ),
  })
  .openapi('BulkResult')
/** After any act: the task as it is now, and what to open next. */
export const ActResult = z
  .object({
    taskId: z.string(),
    caseId: z.string(),
    ended: z.boolean(),
    nextTaskId: z.string().nullable(),
    /** Stored, and carried out as soon as the engine is back. */
    pending: z.boolean().default(false),
  })
  .openapi('ActResult')
