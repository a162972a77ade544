ALTER TABLE "duty_pause" DROP CONSTRAINT "duty_pause_pkey";--> statement-breakpoint
ALTER TABLE "duty_pause" ADD CONSTRAINT "duty_pause_duty_since_pk" PRIMARY KEY("duty","since");--> statement-breakpoint
ALTER TABLE "duty_pause" ADD COLUMN "ended_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "duty_pause" ADD COLUMN "ended_by" text;--> statement-breakpoint
ALTER TABLE "duty_pause" ADD COLUMN "ended_because" text;--> statement-breakpoint
ALTER TABLE "duty_run" ADD COLUMN "cases" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "duty_pause_open" ON "duty_pause" USING btree ("duty") WHERE ended_at is null;