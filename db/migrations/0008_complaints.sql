CREATE TABLE "complaint" (
	"case_id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"channel" text NOT NULL,
	"kind" text NOT NULL,
	"real_name" boolean NOT NULL,
	"key_id" text NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"sealed_identity" "bytea",
	"sealed_text" "bytea" NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"caller_index" text,
	"taken_by" text,
	"received_at" timestamp(3) with time zone NOT NULL,
	"merged_into" text,
	"rating" integer,
	"rated_at" timestamp(3) with time zone,
	"identity_erased_at" timestamp(3) with time zone,
	CONSTRAINT "complaint_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "complaint_message" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"kind" text NOT NULL,
	"person_id" text,
	"about" text,
	"at" timestamp(3) with time zone NOT NULL,
	"sealed_text" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "experience" (
	"id" text PRIMARY KEY NOT NULL,
	"supervisor_id" text NOT NULL,
	"place" text NOT NULL,
	"section_id" text,
	"happened_on" date NOT NULL,
	"words" text,
	"rating" integer NOT NULL,
	"case_id" text,
	"at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity_opening" (
	"id" text PRIMARY KEY NOT NULL,
	"case_id" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp(3) with time zone NOT NULL,
	"sealed_reason" "bytea" NOT NULL,
	"decided_by" text,
	"decided_at" timestamp(3) with time zone,
	"approved" boolean,
	"until" timestamp(3) with time zone,
	"reveals" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reception_day" (
	"day" date PRIMARY KEY NOT NULL,
	"host" text,
	"opened_at" timestamp(3) with time zone,
	"closed_at" timestamp(3) with time zone,
	"closed_by" text
);
--> statement-breakpoint
CREATE TABLE "reception_request" (
	"day" date NOT NULL,
	"place" integer NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"key_id" text NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"sealed_visitor" "bytea",
	"sealed_text" "bytea",
	"section_id" text,
	"becomes" text,
	"received_by" text,
	"case_id" text,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "reception_request_day_place_pk" PRIMARY KEY("day","place")
);
--> statement-breakpoint
CREATE TABLE "sealing_key" (
	"id" text PRIMARY KEY NOT NULL,
	"probe" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "spent_once" (
	"token" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "sealed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "complaint_caller_index_index" ON "complaint" USING btree ("caller_index");--> statement-breakpoint
CREATE INDEX "complaint_merged_into_index" ON "complaint" USING btree ("merged_into");--> statement-breakpoint
CREATE INDEX "complaint_received_at_index" ON "complaint" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "complaint_message_case_id_at_index" ON "complaint_message" USING btree ("case_id","at");--> statement-breakpoint
CREATE INDEX "experience_supervisor_id_at_index" ON "experience" USING btree ("supervisor_id","at");--> statement-breakpoint
CREATE INDEX "experience_at_index" ON "experience" USING btree ("at");--> statement-breakpoint
CREATE INDEX "identity_opening_case_id_asked_at_index" ON "identity_opening" USING btree ("case_id","asked_at");--> statement-breakpoint
CREATE INDEX "spent_once_expires_at_index" ON "spent_once" USING btree ("expires_at");