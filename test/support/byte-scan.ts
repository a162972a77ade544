import { sql } from 'drizzle-orm'
import type { Database } from '../../db/client.ts'

type Column = { readonly table: string; readonly column: string; readonly isBytes: boolean }

/** Every column of every table, of all schemas that are not Postgres's own. */
async function allColumns(db: Database): Promise<readonly Column[]> {
  return await db.execute<Column>(sql`
    select format('%I.%I', c.table_schema, c.table_name) as table, format('%I', c.column_name) as column,
      c.data_type = 'bytea' as "isBytes"
    from information_schema.columns c join information_schema.tables t
      on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`)
}

/**
 * Looks for texts in every column of the database, bytes and the grams of the search columns too, and says
 * where each was found: `case.title: 欧阳靐龘`.
 */
export async function scanDatabase(db: Database, wanted: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const { table, column, isBytes } of await allColumns(db)) {
    for (const text of wanted) {
      const holds = isBytes
        ? sql`position(convert_to(${text}, 'UTF8') in ${sql.raw(column)}) > 0`
        : sql`position(${text} in ${sql.raw(column)}::text) > 0`
      const [row] = await db.execute(sql`select 1 from ${sql.raw(table)} where ${holds} limit 1`)
      if (row) found.push(`${table}.${column}: ${text}`)
    }
  }
  return found
}
