import { createContext, useContext } from 'solid-js'
import { Problem } from '../api.ts'
import { keys } from '../calls/keys.ts'
import { getSession } from '../calls/session.ts'
import { useQuery } from '../calls/use-query.ts'
import type { Capability, Session } from '../contract.ts'

/** Who is signed in; null when nobody is. */
export const useSessionQuery = () =>
  useQuery<Session | null>(() => ({
    queryKey: keys.session,
    queryFn: () =>
      getSession().catch((error: unknown) => {
        if (error instanceof Problem && error.body.status === 401) return null
        throw error
      }),
    staleTime: 5 * 60_000,
  }))

export const SessionContext = createContext<() => Session>()

/** The signed-in person; only below the shell, which shows nothing until there is one. */
export function useSession(): () => Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside the shell')
  return session
}

/** Whether the signed-in person may use a place; the API decides again on every call. */
export function useCan(): (what: Capability) => boolean {
  const session = useSession()
  return (what) => session().can.includes(what)
}
