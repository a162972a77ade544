-- The event ledger's chain: append_ledger() is the only way in; rows are never changed or removed.
insert into ledger_head (id, seq, hash) values ('main', 0, repeat('0', 64)) on conflict do nothing;
--> statement-breakpoint
create or replace function ledger_hash(prev text, e ledger_entry) returns text language sql immutable as $$
  select encode(sha256(convert_to(concat_ws(E'\x1f', prev, e.seq::text,
    to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), coalesce(e.case_id, ''), coalesce(e.task_id, ''),
    e.kind, e.actor, coalesce(e.on_behalf_of, ''), coalesce(e.rule, ''), coalesce(e.refused, ''), e.data::text, coalesce(e.key, '')), 'UTF8')), 'hex')
$$;
--> statement-breakpoint
create or replace function append_ledger(rows jsonb) returns void language plpgsql as $$
declare head ledger_head; e ledger_entry; r jsonb;
begin
  select * into head from ledger_head where id = 'main' for update;
  for r in select * from jsonb_array_elements(rows) loop
    if r->>'key' is not null and exists (select 1 from ledger_entry where key = r->>'key') then continue; end if;
    e := jsonb_populate_record(null::ledger_entry, r);
    e.seq := head.seq + 1;
    e.data := coalesce(e.data, '{}'::jsonb);
    e.prev_hash := head.hash;
    e.hash := ledger_hash(head.hash, e);
    insert into ledger_entry select e.*;
    head.seq := e.seq; head.hash := e.hash;
  end loop;
  update ledger_head set seq = head.seq, hash = head.hash where id = 'main';
end $$;
--> statement-breakpoint
create or replace function refuse_ledger_change() returns trigger language plpgsql as $$
begin raise exception 'the event ledger is append-only' using errcode = 'restrict_violation'; end $$;
--> statement-breakpoint
drop trigger if exists ledger_append_only on ledger_entry;
--> statement-breakpoint
create trigger ledger_append_only before update or delete or truncate on ledger_entry for each statement execute function refuse_ledger_change();
