CREATE TABLE "case" (
	"id" text PRIMARY KEY NOT NULL,
	"procedure" text NOT NULL,
	"number" text,
	"title" text NOT NULL,
	"description" text,
	"section_id" text,
	"responsible_id" text,
	"severity" text DEFAULT 'general' NOT NULL,
	"category" text,
	"source" text NOT NULL,
	"status" text NOT NULL,
	"step" text,
	"outcome" text,
	"due_date" date,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"linked_to" text,
	"opened_by" text NOT NULL,
	"opened_at" timestamp(3) with time zone NOT NULL,
	"registered_at" timestamp(3) with time zone,
	"closed_at" timestamp(3) with time zone,
	"recognition" text,
	"recognised_at" timestamp(3) with time zone,
	"ended_at" timestamp(3) with time zone,
	"returns" integer DEFAULT 0 NOT NULL,
	"rebounds" integer DEFAULT 0 NOT NULL,
	"fingerprint" text,
	"search" text[] DEFAULT '{}' NOT NULL,
	"updated_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "case_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "comment" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"task_id" text,
	"person_id" text NOT NULL,
	"text" text NOT NULL,
	"mentions" text[] DEFAULT '{}' NOT NULL,
	"at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text,
	"task_id" text,
	"name" text NOT NULL,
	"mime" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"stripped" boolean NOT NULL,
	"uploaded_by" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"content" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"series" text PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "participant" (
	"case_id" text NOT NULL,
	"person_id" text NOT NULL,
	"as" text NOT NULL,
	"since" timestamp(3) with time zone NOT NULL,
	"read_at" timestamp(3) with time zone,
	CONSTRAINT "participant_case_id_person_id_as_pk" PRIMARY KEY("case_id","person_id","as")
);
--> statement-breakpoint
CREATE TABLE "recusal" (
	"case_id" text NOT NULL,
	"person_id" text NOT NULL,
	"because" text NOT NULL,
	"since" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "recusal_case_id_person_id_pk" PRIMARY KEY("case_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"case_id" text,
	"task_id" text,
	"kind" text NOT NULL,
	"actor" text NOT NULL,
	"on_behalf_of" text,
	"rule" text,
	"refused" text,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	"key" text
);
--> statement-breakpoint
CREATE TABLE "ledger_head" (
	"id" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "absence" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"deputy_id" text NOT NULL,
	"from_date" date NOT NULL,
	"to_date" date NOT NULL,
	"reason" text,
	"set_by" text NOT NULL,
	"ended_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"login" text NOT NULL,
	"name" text NOT NULL,
	"name_normal" text NOT NULL,
	"section_id" text,
	"title" text,
	"window" boolean DEFAULT false NOT NULL,
	"joined_on" date NOT NULL,
	"left_on" date,
	CONSTRAINT "person_login_unique" UNIQUE("login")
);
--> statement-breakpoint
CREATE TABLE "role_grant" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"section_id" text,
	"from_date" date NOT NULL,
	"to_date" date,
	"granted_by" text
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"shared_with" text
);
--> statement-breakpoint
CREATE TABLE "section" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"leader_id" text,
	"position" text DEFAULT '' NOT NULL,
	CONSTRAINT "section_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "watch" (
	"person_id" text NOT NULL,
	"case_id" text NOT NULL,
	"since" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "watch_person_id_case_id_pk" PRIMARY KEY("person_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"person_id" text NOT NULL,
	"key" text NOT NULL,
	"operation" text NOT NULL,
	"digest" text NOT NULL,
	"status" integer,
	"body" jsonb,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "idempotency_person_id_key_pk" PRIMARY KEY("person_id","key")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"case_id" text NOT NULL,
	"payload" jsonb NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"done_at" timestamp(3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "calendar_day" (
	"day" date PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text
);
--> statement-breakpoint
CREATE TABLE "calendar_version" (
	"version" integer PRIMARY KEY NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"by" text NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "calendar_year" (
	"year" integer PRIMARY KEY NOT NULL,
	"published_at" timestamp(3) with time zone,
	"source" text
);
--> statement-breakpoint
CREATE TABLE "rule" (
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"value" jsonb NOT NULL,
	"unit" text NOT NULL,
	"effective_from" date NOT NULL,
	"source" text NOT NULL,
	"article" text,
	"set_by" text NOT NULL,
	CONSTRAINT "rule_id_version_pk" PRIMARY KEY("id","version")
);
--> statement-breakpoint
CREATE TABLE "armed" (
	"case_id" text NOT NULL,
	"owner_id" text NOT NULL,
	"rung" text NOT NULL,
	"fires_at" timestamp(3) with time zone NOT NULL,
	"rule" text,
	"fired_at" timestamp(3) with time zone,
	"cancelled_at" timestamp(3) with time zone,
	CONSTRAINT "armed_owner_id_rung_pk" PRIMARY KEY("owner_id","rung")
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"task_id" text NOT NULL,
	"person_id" text NOT NULL,
	"value" jsonb NOT NULL,
	"saved_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "draft_task_id_person_id_pk" PRIMARY KEY("task_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "notification" (
	"key" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"case_id" text,
	"task_id" text,
	"at" timestamp(3) with time zone NOT NULL,
	"read_at" timestamp(3) with time zone,
	"binding" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submission" (
	"task_id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"round" integer NOT NULL,
	"act" text NOT NULL,
	"by" text NOT NULL,
	"on_behalf_of" text,
	"at" timestamp(3) with time zone NOT NULL,
	"outcome" text,
	"answer" jsonb,
	"facts" jsonb
);
--> statement-breakpoint
CREATE TABLE "task" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"procedure" text NOT NULL,
	"step" text NOT NULL,
	"kind" text NOT NULL,
	"round" integer NOT NULL,
	"about_task_id" text,
	"title" text NOT NULL,
	"section_id" text,
	"assignee_id" text,
	"candidate_key" text,
	"excluded" text[] DEFAULT '{}' NOT NULL,
	"delegated_by" text,
	"co_handlers" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"due_at" timestamp(3) with time zone,
	"deadline" jsonb,
	"extensions" integer DEFAULT 0 NOT NULL,
	"suspended_at" timestamp(3) with time zone,
	"suspend_reason" text,
	"remainder" integer,
	"claimed_at" timestamp(3) with time zone,
	"taken_at" timestamp(3) with time zone,
	"urged_at" timestamp(3) with time zone,
	"ended_at" timestamp(3) with time zone,
	"ending" text,
	"outcome" text,
	"answer" jsonb,
	"completed_by" text,
	"on_behalf_of" text,
	"search" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_deputy_id_person_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_section_id_opened_at_index" ON "case" USING btree ("section_id","opened_at");--> statement-breakpoint
CREATE INDEX "case_procedure_status_index" ON "case" USING btree ("procedure","status");--> statement-breakpoint
CREATE INDEX "case_search" ON "case" USING gin ("search");--> statement-breakpoint
CREATE UNIQUE INDEX "case_fingerprint_index" ON "case" USING btree ("fingerprint");--> statement-breakpoint
CREATE INDEX "case_due_date_index" ON "case" USING btree ("due_date");--> statement-breakpoint
CREATE INDEX "comment_case_id_index" ON "comment" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "evidence_case_id_index" ON "evidence" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "evidence_uploaded_by_index" ON "evidence" USING btree ("uploaded_by");--> statement-breakpoint
CREATE INDEX "participant_person_id_as_index" ON "participant" USING btree ("person_id","as");--> statement-breakpoint
CREATE INDEX "recusal_person_id_index" ON "recusal" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "ledger_entry_case_id_seq_index" ON "ledger_entry" USING btree ("case_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_entry_key_index" ON "ledger_entry" USING btree ("key");--> statement-breakpoint
CREATE INDEX "ledger_entry_actor_index" ON "ledger_entry" USING btree ("actor");--> statement-breakpoint
CREATE INDEX "absence_person_id_index" ON "absence" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "absence_deputy_id_index" ON "absence" USING btree ("deputy_id");--> statement-breakpoint
CREATE INDEX "person_section_id_index" ON "person" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "person_name_normal_index" ON "person" USING btree ("name_normal");--> statement-breakpoint
CREATE INDEX "role_grant_person_id_index" ON "role_grant" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "role_grant_role_section_id_index" ON "role_grant" USING btree ("role","section_id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_view_owner_id_name_index" ON "saved_view" USING btree ("owner_id","name");--> statement-breakpoint
CREATE INDEX "outbox_open" ON "outbox" USING btree ("at") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "armed_case_id_index" ON "armed" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "armed_open" ON "armed" USING btree ("fires_at") WHERE fired_at is null and cancelled_at is null;--> statement-breakpoint
CREATE INDEX "notification_person_id_at_index" ON "notification" USING btree ("person_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "task_case_id_step_round_index" ON "task" USING btree ("case_id","step","round");--> statement-breakpoint
CREATE INDEX "task_open_assignee" ON "task" USING btree ("assignee_id","due_at","id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "task_open_candidate" ON "task" USING btree ("candidate_key","due_at","id") WHERE ended_at is null and assignee_id is null;--> statement-breakpoint
CREATE INDEX "task_open_section" ON "task" USING btree ("section_id","due_at","id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "task_open_due" ON "task" USING btree ("due_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "task_done_by" ON "task" USING btree ("completed_by","ended_at");--> statement-breakpoint
CREATE INDEX "task_search" ON "task" USING gin ("search");