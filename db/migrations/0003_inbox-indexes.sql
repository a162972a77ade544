DROP INDEX "case_section_id_opened_at_index";--> statement-breakpoint
DROP INDEX "participant_person_id_as_index";--> statement-breakpoint
DROP INDEX "task_search";--> statement-breakpoint
DROP INDEX "task_open_assignee";--> statement-breakpoint
DROP INDEX "task_open_candidate";--> statement-breakpoint
DROP INDEX "task_open_section";--> statement-breakpoint
DROP INDEX "task_done_by";--> statement-breakpoint
CREATE INDEX "case_section_id_opened_at_id_index" ON "case" USING btree ("section_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "case_opened_at_id_index" ON "case" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "case_opened_by_opened_at_id_index" ON "case" USING btree ("opened_by","opened_at","id");--> statement-breakpoint
CREATE INDEX "case_linked_to_index" ON "case" USING btree ("linked_to");--> statement-breakpoint
CREATE INDEX "participant_person_id_as_since_index" ON "participant" USING btree ("person_id","as","since");--> statement-breakpoint
CREATE INDEX "task_open_claimed" ON "task" USING btree ("candidate_key",coalesce(due_at, 'infinity'::timestamptz),"id") WHERE ended_at is null and assignee_id is not null;--> statement-breakpoint
CREATE INDEX "task_open_co_handler" ON "task" USING gin ("co_handlers") WHERE ended_at is null and co_handlers <> '{}';--> statement-breakpoint
CREATE INDEX "task_paused_assignee" ON "task" USING btree ("assignee_id","id") WHERE ended_at is null and suspended_at is not null;--> statement-breakpoint
CREATE INDEX "task_paused_candidate" ON "task" USING btree ("candidate_key","id") WHERE ended_at is null and suspended_at is not null and assignee_id is null;--> statement-breakpoint
CREATE INDEX "task_open_search" ON "task" USING gin ("search") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "task_open_assignee" ON "task" USING btree ("assignee_id",coalesce(due_at, 'infinity'::timestamptz),"id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "task_open_candidate" ON "task" USING btree ("candidate_key",coalesce(due_at, 'infinity'::timestamptz),"id") WHERE ended_at is null and assignee_id is null;--> statement-breakpoint
CREATE INDEX "task_open_section" ON "task" USING btree ("section_id",coalesce(due_at, 'infinity'::timestamptz),"id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "task_done_by" ON "task" USING btree ("completed_by","ended_at","id");