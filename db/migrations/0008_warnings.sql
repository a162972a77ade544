CREATE TABLE "warning_cause" (
	"case_id" text PRIMARY KEY NOT NULL,
	"indicator" text NOT NULL,
	"section_id" text NOT NULL,
	"period" text NOT NULL,
	"raised_at" timestamp(3) with time zone NOT NULL,
	"cleared_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX "warning_cause_open" ON "warning_cause" USING btree ("indicator","section_id","period") WHERE cleared_at is null;