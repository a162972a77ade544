import type { z } from 'zod'
import type * as calendar from '../api/schemas/calendar.ts'
import type * as cases from '../api/schemas/case.ts'
import type * as common from '../api/schemas/common.ts'
import type * as complaint from '../api/schemas/complaint.ts'
import type * as experience from '../api/schemas/experience.ts'
import type * as importing from '../api/schemas/ledger-import.ts'
import type * as orders from '../api/schemas/orders.ts'
import type * as people from '../api/schemas/people.ts'
import type * as reception from '../api/schemas/reception.ts'
import type * as session from '../api/schemas/session.ts'
import type * as task from '../api/schemas/task.ts'
import type * as view from '../api/schemas/view.ts'

// The API's shapes as types: the pages follow them and hold none of their own.
export type Text = z.infer<typeof common.Text>
export type Ref = z.infer<typeof common.Ref>
export type ProblemBody = z.infer<typeof common.Problem>

export type Session = z.infer<typeof session.Session>
export type Capability = (typeof session.capabilities)[number]
export type DemonstrationAccount = z.infer<typeof session.DemonstrationAccount>
export type SignIn = z.infer<typeof session.SignIn>
export type ChangePassword = z.infer<typeof session.ChangePassword>

export type TaskView = (typeof task.taskViews)[number]
export type TaskItem = z.infer<typeof task.TaskItem>
export type TaskPage = z.infer<typeof task.TaskPage>
export type TaskCounts = z.infer<typeof task.TaskCounts>
export type TaskDetail = z.infer<typeof task.TaskDetail>
export type TimelineEntry = z.infer<typeof task.TimelineEntry>
export type NextEntry = z.infer<typeof task.NextEntry>
export type Evidence = z.infer<typeof task.Evidence>
export type Act = task.Act
export type CompleteTask = z.infer<typeof task.CompleteTask>
export type BulkResult = z.infer<typeof task.BulkResult>
export type ActResult = z.infer<typeof task.ActResult>

export type CaseItem = z.infer<typeof cases.CaseItem>
export type CaseDetail = z.infer<typeof cases.CaseDetail>
export type LedgerState = (typeof cases.ledgerStates)[number]
export type LedgerPage = z.infer<typeof cases.LedgerPage>
export type LedgerSummary = z.infer<typeof cases.LedgerSummary>
export type ReportIssue = z.input<typeof cases.ReportIssue>
export type RegisterIssue = z.input<typeof cases.RegisterIssue>

export type ComplaintDetail = z.infer<typeof complaint.ComplaintDetail>
export type TakeInComplaint = z.input<typeof complaint.TakeInComplaint>
export type Receipt = z.infer<typeof complaint.Receipt>
export type RevealedIdentity = z.infer<typeof complaint.RevealedIdentity>
export type Experience = z.infer<typeof experience.Experience>
export type RecordExperience = z.input<typeof experience.RecordExperience>
export type ReceptionDay = z.infer<typeof reception.ReceptionDay>
export type WalkIn = z.input<typeof reception.WalkIn>
export type ReceiveVisitor = z.input<typeof reception.ReceiveVisitor>
export type ClosedReception = z.infer<typeof reception.ClosedReception>
export type OrderPreview = z.infer<typeof orders.OrderPreview>
export type OrdersTaken = z.infer<typeof orders.OrdersTaken>

export type PersonDetail = z.infer<typeof people.PersonDetail>
export type Absence = z.infer<typeof people.Absence>
export type JoinPerson = z.input<typeof people.JoinPerson>
export type MovePerson = z.input<typeof people.MovePerson>
export type LeavePerson = z.input<typeof people.LeavePerson>
export type GrantRole = z.input<typeof people.GrantRole>
export type SetAbsence = z.input<typeof people.SetAbsence>
export type HandedOver = z.infer<typeof people.HandedOver>

export type CalendarYear = z.infer<typeof calendar.CalendarYear>
export type PublishCalendar = z.input<typeof calendar.PublishCalendar>
export type CalendarEffect = z.infer<typeof calendar.CalendarEffect>

export type SaveView = z.input<typeof view.SaveView>

export type LedgerPreview = z.infer<typeof importing.LedgerPreview>
export type LedgerField = NonNullable<LedgerPreview['columns'][number]['field']>
export type HeadingChoices = z.infer<typeof importing.HeadingChoices>
export type ColumnUse = NonNullable<HeadingChoices[string]>
export type PreviewRow = z.infer<typeof importing.LedgerPreviewRow>
export type PreviewFields = PreviewRow['fields']
export type ImportRow = z.input<typeof importing.ImportRow>
export type ImportLine = z.infer<typeof importing.ImportLine>
