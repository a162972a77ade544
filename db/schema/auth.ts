import { boolean, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

// better-auth's own tables. Its instants are Dates of the wall clock: a session is no business time.
const wallTime = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 })

/** An account to sign in with; its id is the person's. The e-mail is made up, because it wants one. */
export const authUser = pgTable('auth_user', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean().notNull().default(false),
  image: text(),
  username: text().unique(),
  displayUsername: text(),
  createdAt: wallTime().notNull(),
  updatedAt: wallTime().notNull(),
})

/** A browser signed in. Addresses are not kept. */
export const authSession = pgTable(
  'auth_session',
  {
    id: text().primaryKey(),
    token: text().notNull().unique(),
    userId: text()
      .notNull()
      .references(() => authUser.id, { onDelete: 'cascade' }),
    expiresAt: wallTime().notNull(),
    ipAddress: text(),
    userAgent: text(),
    createdAt: wallTime().notNull(),
    updatedAt: wallTime().notNull(),
  },
  (t) => [index().on(t.userId)],
)

/** How an account proves itself: here a password's hash. */
export const authAccount = pgTable(
  'auth_account',
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: text()
      .notNull()
      .references(() => authUser.id, { onDelete: 'cascade' }),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: wallTime(),
    refreshTokenExpiresAt: wallTime(),
    scope: text(),
    password: text(),
    createdAt: wallTime().notNull(),
    updatedAt: wallTime().notNull(),
  },
  (t) => [index().on(t.userId)],
)

/** Required by better-auth; unused while there is no e-mail verification. */
export const authVerification = pgTable(
  'auth_verification',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: wallTime().notNull(),
    createdAt: wallTime().notNull(),
    updatedAt: wallTime().notNull(),
  },
  (t) => [index().on(t.identifier)],
)
