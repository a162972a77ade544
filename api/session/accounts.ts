import { drizzleAdapter } from '@better-auth/drizzle-adapter'
import { betterAuth } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { username } from 'better-auth/plugins/username'
import { z } from 'zod'
import type { Database, Tx } from '../../db/client.ts'
import { authAccount, authSession, authUser, authVerification } from '../../db/schema/auth.ts'
import type { Env } from '../env.ts'
import { sessionCookie, sessionSeconds } from './session-cookie.ts'

/** Signing in and passwords. Each sign-in is a new session; the strings are Set-Cookie headers. */
export type Accounts = {
  /** Undefined when login and password do not go together; unknown logins take as long. */
  readonly signIn: (login: string, password: string) => Promise<readonly string[] | undefined>
  /** Without a password: the demonstration only. */
  readonly signInAs: (person: AccountPerson) => Promise<readonly string[]>
  /** Makes the account when there is none. */
  readonly setPassword: (person: AccountPerson, password: string) => Promise<void>
}

export type AccountPerson = { readonly id: string; readonly login: string; readonly name: string }

type AccountEnv = Pick<Env, 'QINGFENG_MODE' | 'SESSION_SECRET'>

/** Accounts kept by better-auth, of which none of its own routes is served. */
export function createAccounts(db: Database | Tx, env: AccountEnv): Accounts {
  const auth = configure(db, env)

  async function ensureUser({ id, login, name }: AccountPerson): Promise<void> {
    const { internalAdapter } = await auth.$context
    if (await internalAdapter.findUserById(id)) return
    // better-auth wants an e-mail for everyone; this one can't be delivered to.
    const email = `${id}@account.invalid`
    const user = { id, name, email, emailVerified: true, username: login, displayUsername: login }
    await internalAdapter.createUser(user, { method: 'username' })
  }

  return {
    signIn: async (login, password) => {
      try {
        const { headers } = await auth.api.signInUsername({
          body: { username: login, password },
          returnHeaders: true,
        })
        return headers.getSetCookie()
      } catch (error) {
        if (error instanceof APIError) return undefined
        throw error
      }
    },
    signInAs: async (person) => {
      await ensureUser(person)
      const { headers } = await auth.api.signInAs({
        body: { userId: person.id },
        returnHeaders: true,
      })
      return headers.getSetCookie()
    },
    setPassword: async (person, password) => {
      await ensureUser(person)
      const { internalAdapter, password: passwords } = await auth.$context
      const hash = await passwords.hash(password)
      const account = await internalAdapter.findCredentialAccount(person.id)
      if (account) return void (await internalAdapter.updateAccount(account.id, { password: hash }))
      await internalAdapter.linkAccount({
        userId: person.id,
        accountId: person.id,
        providerId: 'credential',
        password: hash,
      })
    },
  }
}

function configure(db: Database | Tx, env: AccountEnv) {
  const cookie = sessionCookie(env)
  return betterAuth({
    baseURL: 'http://qingfeng.invalid',
    secret: env.SESSION_SECRET,
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: {
        user: authUser,
        session: authSession,
        account: authAccount,
        verification: authVerification,
      },
    }),
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, minPasswordLength: 8, maxPasswordLength: 200 },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true },
    rateLimit: { enabled: false },
    advanced: {
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
      cookies: { session_token: cookie },
    },
    plugins: [
      username({
        minUsernameLength: 1,
        maxUsernameLength: 64,
        usernameValidator: (login) => /^[a-z0-9._-]+$/i.test(login),
      }),
      signInWithoutPassword,
    ],
  })
}

/** Callable from here only: it has no path. */
const signInWithoutPassword = {
  id: 'sign-in-without-password',
  endpoints: {
    signInAs: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string() }) },
      async (ctx) => {
        const { internalAdapter } = ctx.context
        const user = await internalAdapter.findUserById(ctx.body.userId)
        if (!user) throw new Error('an account to sign in with was just made')
        const session = await internalAdapter.createSession(user.id)
        await setSessionCookie(ctx, { session, user })
        return ctx.json({ signedIn: true })
      },
    ),
  },
} as const
