CREATE TABLE "document" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"period" text,
	"case_id" text NOT NULL,
	"section_id" text,
	"title" text NOT NULL,
	"organ" text NOT NULL,
	"mark" text NOT NULL,
	"owner" text NOT NULL,
	"readers" text NOT NULL,
	"version" integer NOT NULL,
	"drafted_at" timestamp(3) with time zone NOT NULL,
	"number" text,
	"signed_by" text,
	"signed_at" timestamp(3) with time zone,
	"sha256" text,
	"withdraws" text,
	CONSTRAINT "document_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "document_read" (
	"document_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "document_read_document_id_person_id_pk" PRIMARY KEY("document_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "document_version" (
	"document_id" text NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"by" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "document_version_document_id_version_pk" PRIMARY KEY("document_id","version")
);
--> statement-breakpoint
CREATE TABLE "nomination" (
	"id" text PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"section_id" text NOT NULL,
	"person_id" text,
	"merits" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"withdrawn_by" text,
	"withdrawn_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE INDEX "document_case_id_index" ON "document" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "document_signed_at_id_index" ON "document" USING btree ("signed_at","id");--> statement-breakpoint
CREATE INDEX "document_kind_period_index" ON "document" USING btree ("kind","period");--> statement-breakpoint
CREATE UNIQUE INDEX "document_withdraws_index" ON "document" USING btree ("withdraws");--> statement-breakpoint
CREATE INDEX "nomination_year_section_id_index" ON "nomination" USING btree ("year","section_id");--> statement-breakpoint
CREATE UNIQUE INDEX "nomination_once" ON "nomination" USING btree ("year","section_id",coalesce(person_id, '')) WHERE withdrawn_at is null;
--> statement-breakpoint
-- A signed document is never changed; only a later one takes it back.
create or replace function refuse_signed_change() returns trigger language plpgsql as $$
begin raise exception 'a signed document is not changed' using errcode = 'restrict_violation'; end $$;
--> statement-breakpoint
create or replace function refuse_signed_version() returns trigger language plpgsql as $$
begin
  if exists (select 1 from document d where d.signed_at is not null
    and ((tg_op <> 'DELETE' and d.id = new.document_id) or (tg_op <> 'INSERT' and d.id = old.document_id))) then
    raise exception 'a signed document is not changed' using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end $$;
--> statement-breakpoint
create trigger document_signed before update or delete on document for each row when (old.signed_at is not null) execute function refuse_signed_change();
--> statement-breakpoint
create trigger document_kept before truncate on document for each statement execute function refuse_signed_change();
--> statement-breakpoint
create trigger document_version_signed before insert or update or delete on document_version for each row execute function refuse_signed_version();
--> statement-breakpoint
create trigger document_version_kept before truncate on document_version for each statement execute function refuse_signed_change();
