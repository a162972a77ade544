CREATE TABLE "consequence" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"case_id" text NOT NULL,
	"section_id" text,
	"person_id" text,
	"at" timestamp(3) with time zone NOT NULL,
	"rule" text NOT NULL,
	"rule_version" integer NOT NULL,
	"threshold" double precision,
	"value" double precision,
	"period" text,
	"because" text[] DEFAULT '{}' NOT NULL,
	"decided_by" text[] DEFAULT '{}' NOT NULL,
	"until" date,
	"lifted_at" timestamp(3) with time zone,
	"lifted_by" text
);
--> statement-breakpoint
CREATE TABLE "duty_pause" (
	"duty" text PRIMARY KEY NOT NULL,
	"since" timestamp(3) with time zone NOT NULL,
	"by" text NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "duty_run" (
	"duty" text NOT NULL,
	"nominal" date NOT NULL,
	"due_on" date NOT NULL,
	"ran_at" timestamp(3) with time zone NOT NULL,
	"late" boolean NOT NULL,
	"by" text NOT NULL,
	"skipped" text,
	"result" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "duty_run_duty_nominal_pk" PRIMARY KEY("duty","nominal")
);
--> statement-breakpoint
CREATE TABLE "rate" (
	"section_id" text NOT NULL,
	"period" text NOT NULL,
	"closed" integer NOT NULL,
	"due" integer NOT NULL,
	"rate" double precision,
	"due_cases" text[] DEFAULT '{}' NOT NULL,
	"closed_cases" text[] DEFAULT '{}' NOT NULL,
	"counted_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "rate_section_id_period_pk" PRIMARY KEY("section_id","period")
);
--> statement-breakpoint
ALTER TABLE "case" ADD COLUMN "audience" text;--> statement-breakpoint
CREATE INDEX "consequence_case_id_index" ON "consequence" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "consequence_section_id_at_index" ON "consequence" USING btree ("section_id","at");--> statement-breakpoint
CREATE INDEX "consequence_person_id_at_index" ON "consequence" USING btree ("person_id","at");