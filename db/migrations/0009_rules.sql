CREATE TABLE "negative_item" (
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"position" integer NOT NULL,
	"zh" text NOT NULL,
	"en" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "negative_item_id_version_pk" PRIMARY KEY("id","version")
);
--> statement-breakpoint
CREATE TABLE "negative_list" (
	"version" integer PRIMARY KEY NOT NULL,
	"effective_from" date NOT NULL,
	"set_by" text NOT NULL,
	"approved_by" text,
	"case_id" text,
	"enacted_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "rule_preview" (
	"case_id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"queued_at" timestamp(3) with time zone NOT NULL,
	"started_at" timestamp(3) with time zone,
	"ended_at" timestamp(3) with time zone,
	"result" jsonb,
	"failure" text
);
--> statement-breakpoint
ALTER TABLE "rule" ADD COLUMN "approved_by" text;--> statement-breakpoint
ALTER TABLE "rule" ADD COLUMN "case_id" text;--> statement-breakpoint
ALTER TABLE "rule" ADD COLUMN "enacted_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "negative_item" ADD CONSTRAINT "negative_item_version_negative_list_version_fk" FOREIGN KEY ("version") REFERENCES "public"."negative_list"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "negative_item_version_position_index" ON "negative_item" USING btree ("version","position");--> statement-breakpoint
CREATE UNIQUE INDEX "negative_list_case_id_index" ON "negative_list" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "case_category_index" ON "case" USING btree ("category");--> statement-breakpoint
CREATE UNIQUE INDEX "case_open_proposal" ON "case" USING btree ((data->>'rule')) WHERE procedure = 'rule-change' and ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "rule_case_id_index" ON "rule" USING btree ("case_id");