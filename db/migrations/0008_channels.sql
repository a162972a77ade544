CREATE TABLE "calendar_feed" (
	"person_id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"language" text NOT NULL,
	"since" timestamp(3) with time zone NOT NULL,
	"etag" text,
	"changed_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"id" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"person_id" text,
	"robot_id" text,
	"kind" text NOT NULL,
	"notification_key" text,
	"case_id" text,
	"task_id" text,
	"day" date,
	"counts" jsonb,
	"merged_into" text,
	"at" timestamp(3) with time zone NOT NULL,
	"since" timestamp(3) with time zone NOT NULL,
	"next_at" timestamp(3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"reason" text,
	"said" integer,
	"sent_at" timestamp(3) with time zone,
	"failed_at" timestamp(3) with time zone,
	"dropped_at" timestamp(3) with time zone,
	"dropped_by" text
);
--> statement-breakpoint
CREATE TABLE "digest_run" (
	"day" date PRIMARY KEY NOT NULL,
	"ran_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_channel" (
	"person_id" text NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"active" boolean NOT NULL,
	"news" text NOT NULL,
	"digest" boolean NOT NULL,
	"quiet_from" text,
	"quiet_to" text,
	"language" text NOT NULL,
	"set_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "person_channel_person_id_channel_pk" PRIMARY KEY("person_id","channel")
);
--> statement-breakpoint
CREATE TABLE "robot" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"section_id" text,
	"active" boolean NOT NULL,
	"news" text NOT NULL,
	"digest" boolean NOT NULL,
	"language" text NOT NULL,
	"host" text NOT NULL,
	"sealed_url" text NOT NULL,
	"sealed_secret" text,
	"set_by" text NOT NULL,
	"set_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "robot_name_unique" UNIQUE("name")
);
--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_channel" ADD CONSTRAINT "person_channel_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "robot" ADD CONSTRAINT "robot_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feed_token_hash_index" ON "calendar_feed" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "delivery_open" ON "delivery" USING btree ("channel","next_at") WHERE sent_at is null and failed_at is null and dropped_at is null and merged_into is null;--> statement-breakpoint
CREATE INDEX "delivery_failed" ON "delivery" USING btree ("failed_at","id") WHERE failed_at is not null;--> statement-breakpoint
CREATE INDEX "delivery_merged" ON "delivery" USING btree ("merged_into") WHERE merged_into is not null;--> statement-breakpoint
CREATE INDEX "delivery_person_id_index" ON "delivery" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "robot_section_id_index" ON "robot" USING btree ("section_id");