import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Deadline } from '../../workflows/kit/deadline.ts'
import { instant } from './columns.ts'

/** What inboxes are sorted by: without a deadline comes last. */
const dueOrder = sql`coalesce(due_at, 'infinity'::timestamptz)`

/** A human step. Open until `endedAt`; overdue is computed when read, never stored. */
export const task = pgTable(
  'task',
  {
    id: text().primaryKey(),
    caseId: text().notNull(),
    procedure: text().notNull(),
    step: text().notNull(),
    /** `<procedure>.<step>` */
    kind: text().notNull(),
    round: integer().notNull(),
    /** Beside the walk: the task it is about, or the case itself. Null for the walk's own steps. */
    aboutTaskId: text(),
    title: text().notNull(),
    /** What a step beside the walk asks about, such as an extension's date and reason. */
    brief: jsonb().$type<Record<string, unknown>>(),
    sectionId: text(),
    assigneeId: text(),
    /** `role@section` or `role@*` when no single person is assigned. */
    candidateKey: text(),
    /** Persons who may not take this task: they judged or did an earlier step, or are recused. */
    excluded: text().array().notNull().default([]),
    /** Set when a delegate has it: who gets it back. */
    delegatedBy: text(),
    coHandlers: text().array().notNull().default([]),
    createdAt: instant().notNull(),
    dueAt: instant(),
    deadline: jsonb().$type<Deadline>(),
    extensions: integer().notNull().default(0),
    suspendedAt: instant(),
    suspendReason: text(),
    /** Working days kept while suspended. */
    remainder: integer(),
    claimedAt: instant(),
    /** When the assignee first did anything with it; after this the step before cannot be withdrawn. */
    takenAt: instant(),
    urgedAt: instant(),
    endedAt: instant(),
    /** How it ended: completed, returned, withdrawn, lapsed. */
    ending: text(),
    outcome: text(),
    answer: jsonb().$type<Record<string, unknown>>(),
    completedBy: text(),
    onBehalfOf: text(),
    search: text().array().notNull().default([]),
  },
  (t) => [
    uniqueIndex().on(t.caseId, t.step, t.round),
    // Inboxes page by (dueOrder, id): a page starts where the last one ended, whatever its number.
    index('task_open_assignee').on(t.assigneeId, dueOrder, t.id).where(sql`ended_at is null`),
    index('task_open_candidate')
      .on(t.candidateKey, dueOrder, t.id)
      .where(sql`ended_at is null and assignee_id is null`),
    index('task_open_claimed')
      .on(t.candidateKey, dueOrder, t.id)
      .where(sql`ended_at is null and assignee_id is not null`),
    index('task_open_section').on(t.sectionId, dueOrder, t.id).where(sql`ended_at is null`),
    index('task_open_co_handler')
      .using('gin', t.coHandlers)
      .where(sql`ended_at is null and co_handlers <> '{}'`),
    index('task_paused_assignee')
      .on(t.assigneeId, t.id)
      .where(sql`ended_at is null and suspended_at is not null`),
    index('task_paused_candidate')
      .on(t.candidateKey, t.id)
      .where(sql`ended_at is null and suspended_at is not null and assignee_id is null`),
    index('task_open_due').on(t.dueAt).where(sql`ended_at is null`),
    index('task_done_by').on(t.completedBy, t.endedAt, t.id),
    index('task_open_search').using('gin', t.search).where(sql`ended_at is null`),
  ],
)

/** An act that the engine has yet to carry out: one slot a task, so two people can't act at once. */
export const submission = pgTable('submission', {
  taskId: text().primaryKey(),
  caseId: text().notNull(),
  round: integer().notNull(),
  act: text().notNull(),
  by: text().notNull(),
  onBehalfOf: text(),
  at: instant().notNull(),
  outcome: text(),
  /** What the person wrote; stays here, the engine sees only `facts`. */
  answer: jsonb().$type<Record<string, unknown>>(),
  facts: jsonb().$type<Record<string, unknown>>(),
})

/** What is armed: each rung of a task's ladder, and each wait of a case, with its time. */
export const armed = pgTable(
  'armed',
  {
    caseId: text().notNull(),
    /** The task the rung belongs to, or the case's id for a wait between steps. */
    ownerId: text().notNull(),
    rung: text().notNull(),
    firesAt: instant().notNull(),
    rule: text(),
    firedAt: instant(),
    cancelledAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.ownerId, t.rung] }),
    index().on(t.caseId),
    index('armed_open').on(t.firesAt).where(sql`fired_at is null and cancelled_at is null`),
  ],
)

/** What a person has typed so far; survives reload, sign-out and a refused completion. */
export const draft = pgTable(
  'draft',
  {
    taskId: text().notNull(),
    personId: text().notNull(),
    value: jsonb().$type<Record<string, unknown>>().notNull(),
    savedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.personId] })],
)

/** Inbox notifications; `key` makes each one unique however often its cause runs. */
export const notification = pgTable(
  'notification',
  {
    key: text().primaryKey(),
    personId: text().notNull(),
    kind: text().notNull(),
    caseId: text(),
    taskId: text(),
    at: instant().notNull(),
    readAt: instant(),
    binding: boolean().notNull().default(false),
  },
  (t) => [index().on(t.personId, t.at)],
)
