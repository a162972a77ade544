import { newRouter } from './app-env.ts'
import { guardOwnWords } from './complaints/guard-own-words.ts'
import { createProofOfWork } from './complaints/proof-of-work.ts'
import { createReceiptThrottle } from './complaints/receipt-throttle.ts'
import type { Deps } from './deps.ts'
import { describeApi } from './describe-api.ts'
import { notFound, onError, respond } from './errors.ts'
import { refuseTooLarge } from './http/body-size.ts'
import { idempotency } from './http/idempotency.ts'
import { createMetrics } from './http/metrics.ts'
import { notKept } from './http/not-kept.ts'
import { createPseudonyms } from './http/pseudonyms.ts'
import { requestLog } from './http/request-log.ts'
import { sameOrigin } from './http/same-origin.ts'
import { securityHeaders } from './http/security-headers.ts'
import { type Identify, identifyBySession, signedIn } from './http/signed-in.ts'
import { absenceRoutes } from './routes/absences.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { caseRoutes } from './routes/cases.ts'
import { codecRoutes } from './routes/codec.ts'
import { complaintRoutes } from './routes/complaints.ts'
import { docsRoutes } from './routes/docs.ts'
import { engineActRoutes } from './routes/engine-acts.ts'
import { eventRoutes } from './routes/events.ts'
import { evidenceRoutes } from './routes/evidence.ts'
import { experienceRoutes } from './routes/experiences.ts'
import { issueRoutes } from './routes/issues.ts'
import { ledgerRoutes } from './routes/ledger.ts'
import { ledgerExportRoutes } from './routes/ledger-export.ts'
import { ledgerImportRoutes } from './routes/ledger-import.ts'
import { notificationRoutes } from './routes/notifications.ts'
import { operationsRoutes } from './routes/operations.ts'
import { orderRoutes } from './routes/orders.ts'
import { passwordRoutes } from './routes/passwords.ts'
import { peopleRoutes } from './routes/people.ts'
import { personChangeRoutes } from './routes/person-changes.ts'
import { portalRoutes } from './routes/portal.ts'
import { portalFollowRoutes } from './routes/portal-follow.ts'
import { projectRoutes } from './routes/projects.ts'
import { receptionRoutes } from './routes/reception.ts'
import { roleRoutes } from './routes/roles.ts'
import { sectionAdminRoutes } from './routes/sections-admin.ts'
import { sessionRoutes } from './routes/session.ts'
import { taskActRoutes } from './routes/task-acts.ts'
import { taskRoutes } from './routes/tasks.ts'
import { viewRoutes } from './routes/views.ts'
import { createSealing } from './sealing/sealing.ts'
import { createAccounts } from './session/accounts.ts'
import { sessionCookie } from './session/session-cookie.ts'
import { createSignInThrottle } from './session/sign-in-throttle.ts'

/**
 * The API as one app. `identify` says whose request it is; by session cookie unless a rehearsal or
 * a test brings its own. `stopping` ends what would otherwise stay open: the streams of news.
 */
export function createApp(
  deps: Deps,
  options: {
    readonly identify?: Identify
    readonly stopping?: AbortSignal
    /** Proof of work of whoever files a complaint; by default where people are told by their sessions. */
    readonly proof?: boolean
    /** How whoever guesses receipts is kept waiting; by default as long as it says. */
    readonly wait?: (ms: number) => Promise<unknown>
  } = {},
) {
  const metrics = createMetrics(deps)
  const signingIn = {
    accounts: createAccounts(deps.db, deps.env),
    throttle: createSignInThrottle(deps.env),
  }
  const sealing = createSealing(deps.env)
  const demandsProof = options.proof ?? options.identify === undefined
  const portal = {
    sealing,
    proof: demandsProof ? createProofOfWork(deps.env) : undefined,
    pseudonymOf: createPseudonyms(deps.env),
    throttle: createReceiptThrottle(options.wait),
  }
  const identify = options.identify ?? identifyBySession(deps)
  const stopping = options.stopping ?? new AbortController().signal
  const app = newRouter()
  app.onError(onError)
  app.notFound((c) => respond(c, notFound().problem))
  app.use(requestLog(deps.log, metrics))
  app.use(securityHeaders(deps.env))
  app.use('/api/*', notKept)
  app.use('/api/*', refuseTooLarge)
  app.use('/api/*', sameOrigin)
  app.use('/api/*', signedIn(deps, identify))
  app.use('/api/tasks/*', guardOwnWords(deps, sealing))
  app.use('/api/cases/*', guardOwnWords(deps, sealing))
  app.use('/api/*', idempotency(deps))
  app.get('/openapi.json', (c) => c.json(describeApi(routes, sessionCookie(deps.env).name)))

  const routes = app
    .route('/', operationsRoutes(deps, metrics))
    .route('/', docsRoutes())
    .route('/', sessionRoutes(deps, signingIn))
    .route('/', passwordRoutes(deps, signingIn))
    .route('/', eventRoutes(deps, { identify, stopping }))
    .route('/', peopleRoutes(deps))
    .route('/', personChangeRoutes(deps, signingIn.accounts))
    .route('/', roleRoutes(deps))
    .route('/', sectionAdminRoutes(deps))
    .route('/', absenceRoutes(deps))
    .route('/', calendarRoutes(deps))
    .route('/', viewRoutes(deps))
    .route('/', notificationRoutes(deps))
    .route('/', taskRoutes(deps))
    .route('/', taskActRoutes(deps))
    .route('/', caseRoutes(deps))
    .route('/', ledgerRoutes(deps))
    .route('/', issueRoutes(deps))
    .route('/', projectRoutes(deps))
    .route('/', evidenceRoutes(deps, sealing))
    .route('/', codecRoutes(deps, identify))
    .route('/', ledgerImportRoutes(deps))
    .route('/', ledgerExportRoutes(deps))
    .route('/', engineActRoutes(deps))
    .route('/', complaintRoutes(deps, sealing))
    .route('/', orderRoutes(deps, sealing))
    .route('/', experienceRoutes(deps, sealing))
    .route('/', receptionRoutes(deps, portal))
    .route('/', portalRoutes(deps, portal))
    .route('/', portalFollowRoutes(deps, portal))
  return routes
}

/** What the browser's typed client is made from. */
export type AppType = ReturnType<typeof createApp>
