import type { ProvidedContext } from 'vitest'
import { inject } from 'vitest'

/** What a global setup found, or why it could not: the tests that need it then say so. */
export type Provision = { readonly value: string } | { readonly problem: string }

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's address of the PostgreSQL that all test files share. */
    postgresUrl: Provision
    temporalCli: Provision
    temporalTestServer: Provision
    chromium: Provision
  }
}

/** Turns a failure into a provision, so that tests which need none of it still run. */
export async function attempt(find: () => Promise<string>): Promise<Provision> {
  try {
    return { value: await find() }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

/** @throws Error with the reason why it is missing */
export function provided(key: keyof ProvidedContext): string {
  const provision = inject(key)
  if ('value' in provision) return provision.value
  throw new Error(provision.problem)
}
