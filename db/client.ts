import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as casesSchema from './schema/cases.ts'
import * as complaintsSchema from './schema/complaints.ts'
import * as ledgerSchema from './schema/ledger.ts'
import * as oversightSchema from './schema/oversight.ts'
import * as peopleSchema from './schema/people.ts'
import * as requestsSchema from './schema/requests.ts'
import * as calendarAndRules from './schema/rules.ts'
import * as tasksSchema from './schema/tasks.ts'

const schema = {
  ...calendarAndRules,
  ...casesSchema,
  ...complaintsSchema,
  ...ledgerSchema,
  ...oversightSchema,
  ...peopleSchema,
  ...requestsSchema,
  ...tasksSchema,
}

export type Database = PostgresJsDatabase<typeof schema> & { $client: postgres.Sql }
/** A database or a transaction of it: what the functions of `db/` take. */
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0]

/** Type id of timestamptz. */
const TIMESTAMPTZ = '1184'

/** `2026-03-18 09:00:00+08` as Postgres prints it → `2026-03-18T09:00:00+08:00`. */
const toIso = (printed: string): string => `${printed.replace(' ', 'T')}:00`

/** Connects; `max` is the number of connections kept. Instants come back as ISO strings with +08:00. */
export function createDb(url: string, options: { readonly max?: number } = {}): Database {
  const client = postgres(url, {
    max: options.max ?? 10,
    onnotice: () => undefined,
    connection: { TimeZone: 'Asia/Shanghai' },
  })
  const db = drizzle(client, { schema, casing: 'snake_case' })
  // drizzle leaves instants as Postgres prints them; every layer above speaks ISO.
  client.options.parsers[TIMESTAMPTZ as unknown as number] = toIso
  return db
}
