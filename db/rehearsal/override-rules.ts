import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'

/** Brings rules to other values from a day on, each as a new version; one that has the value stays as it is. */
export async function overrideRules(
  db: Database,
  args: { readonly rules: Readonly<Record<string, number>>; readonly from: string },
): Promise<void> {
  const wanted = Object.entries(args.rules).map(([id, value]) => ({ id, value }))
  await db.execute(sql`
    insert into rule (id, version, value, unit, effective_from, source, article, set_by)
    select r.id, r.version + 1, to_jsonb(w.value), r.unit, ${args.from}::date, r.source, r.article, 'rehearsal'
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(id text, value numeric)
    join lateral (select * from rule x where x.id = w.id order by x.version desc limit 1) r on true
    where (r.value #>> '{}')::numeric <> w.value`)
}
