import { customType, timestamp } from 'drizzle-orm/pg-core'

/** An instant in business time, read and written as an ISO string; never defaulted by the database. */
export const instant = () => timestamp({ withTimezone: true, mode: 'string', precision: 3 })

/** Raw bytes (evidence files). */
export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value),
  fromDriver: (value) => new Uint8Array(value),
})

/** The database's or the machine's own clock, for what is no business time. */
export const wallTime = () => timestamp({ withTimezone: true, mode: 'string', precision: 3 })
