import { Navigate, Route, Router } from '@solidjs/router'
import { QueryClient, QueryClientProvider } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { createEffect, lazy, Match, on, Suspense, Switch } from 'solid-js'
import { Problem, signedOut } from './api.ts'
import { keys } from './calls/keys.ts'
import type { Session } from './contract.ts'
import { SessionContext, useSessionQuery } from './session/session.ts'
import { Shell } from './shell/shell.tsx'
import { Failed, Loading } from './ui/states.tsx'
import { setToday } from './ui/time.ts'

const SignIn = lazy(() => import('./session/sign-in.tsx'))
const InboxPage = lazy(() => import('./inbox/inbox-page.tsx'))
const CasePage = lazy(() => import('./cases/case-page.tsx'))
const LedgerPage = lazy(() => import('./ledger/ledger-page.tsx'))
const NewIssuePage = lazy(() => import('./ledger/new-issue-page.tsx'))
const ImportPage = lazy(() => import('./import/import-page.tsx'))
const TakeInPage = lazy(() => import('./complaints/take-in-page.tsx'))
const OrdersPage = lazy(() => import('./complaints/orders-page.tsx'))
const ReceptionPage = lazy(() => import('./reception/reception-page.tsx'))
const ExperiencesPage = lazy(() => import('./experiences/experiences-page.tsx'))
const PeoplePage = lazy(() => import('./people/people-page.tsx'))
const PersonPage = lazy(() => import('./people/person-page.tsx'))
const MePage = lazy(() => import('./people/me-page.tsx'))
const CalendarPage = lazy(() => import('./calendar/calendar-page.tsx'))
const NotFound = lazy(() => import('./shell/not-found.tsx'))

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal is an answer; only an unreachable or broken service is asked again.
      retry: (count, error) => !(error instanceof Problem && error.body.status < 500) && count < 2,
    },
  },
})

/** Everything: who is signed in decides between the door and the places. */
export function App(): JSX.Element {
  return (
    <QueryClientProvider client={client}>
      <Suspense fallback={<Loading />}>
        <Door />
      </Suspense>
    </QueryClientProvider>
  )
}

function Door(): JSX.Element {
  const session = useSessionQuery()
  createEffect(on(signedOut, () => client.setQueryData(keys.session, null), { defer: true }))
  const signedIn = (): Session | null => {
    const known = session.isSuccess || session.isRefetchError ? (session.data ?? null) : null
    if (known) setToday(known.today)
    return known
  }
  return (
    <Switch fallback={<Loading />}>
      <Match when={signedIn()}>
        {(person) => (
          <SessionContext.Provider value={person}>
            <Places />
          </SessionContext.Provider>
        )}
      </Match>
      <Match when={session.isSuccess}>
        <SignIn />
      </Match>
      <Match when={session.isError}>
        <Failed error={session.error} retry={() => void session.refetch()} />
      </Match>
    </Switch>
  )
}

function Places(): JSX.Element {
  return (
    <Router root={Shell}>
      <Route path="/" component={() => <Navigate href="/inbox" />} />
      <Route path="/inbox/:view?" component={InboxPage} />
      <Route path="/cases/:id" component={CasePage} />
      <Route path="/ledger/new" component={NewIssuePage} />
      <Route path="/ledger/:section?" component={LedgerPage} />
      <Route path="/import" component={ImportPage} />
      <Route path="/complaints/new" component={TakeInPage} />
      <Route path="/complaints/orders" component={OrdersPage} />
      <Route path="/reception" component={ReceptionPage} />
      <Route path="/experiences" component={ExperiencesPage} />
      <Route path="/people" component={PeoplePage} />
      <Route path="/people/:id" component={PersonPage} />
      <Route path="/me" component={MePage} />
      <Route path="/calendar/:year?" component={CalendarPage} />
      <Route path="*" component={NotFound} />
    </Router>
  )
}
