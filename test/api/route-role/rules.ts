import { randomUUID } from 'node:crypto'
import type { Database } from '../../../db/client.ts'
import { rulePreview } from '../../../db/schema/rules.ts'
import { aCase, aParticipant, aTask, MORNING } from '../../support/factories.ts'
import { everyone, only, type RouteRow } from './table.ts'

/** The bureau's own people; supervisors have an account and are not of it. */
const insiders = everyone(200, { supervisor: 403 })
/** Those who see every case, and the security administrator, who sees these alone. */
const seeing = ['leader', 'chief', 'conduct_office', 'discipline', 'security_admin'] as const

/** A proposal by the security administrator; a rule has one at a time, so each is about another. */
async function aProposal(db: Database, openedBy = 'bao.chen'): Promise<string> {
  const data = { rule: randomUUID(), value: 0.9, from: 0.95, fromVersion: 1 }
  const id = await aCase(db, {
    procedure: 'rule-change',
    step: 'approve',
    sectionId: null,
    responsibleId: null,
    openedBy,
    data: { ...data, effectiveFrom: '2026-04-01' },
  })
  await aParticipant(db, { caseId: id, personId: openedBy, as: 'opener' })
  const task = { procedure: 'rule-change', step: 'approve', kind: 'rule-change.approve' }
  await aTask(db, {
    ...task,
    caseId: id,
    sectionId: null,
    candidateKey: 'committee@*',
    excluded: [openedBy],
  })
  return id
}

const plain = (path: string) => () => ({ path })

/** Rules, changes of them, and the negative list. */
export const ruleRoutes: readonly RouteRow[] = [
  { route: 'GET /api/rules', expected: insiders, request: plain('/api/rules') },
  { route: 'GET /api/rules/:id', expected: insiders, request: plain('/api/rules/ledger.rate.min') },
  {
    route: 'GET /api/rules/:id/cases',
    expected: insiders,
    request: plain('/api/rules/issue.rectify.days/cases?of=older'),
  },
  {
    route: 'GET /api/rules/:id/consequences',
    expected: insiders,
    request: plain('/api/rules/ledger.rate.min/consequences'),
  },
  {
    // The first of them to propose it is the only one, until it is decided.
    route: 'POST /api/rules/proposals',
    expected: only(['leader', 'chief', 'security_admin'], 201),
    request: ({ actor }) => ({
      path: '/api/rules/proposals',
      body: {
        rule:
          { leader: 'watch.days', chief: 'issue.lookback.days' }[actor as string] ??
          'revisit.within',
        value: actor === 'leader' || actor === 'chief' ? 100 : 2,
        effectiveFrom: '2026-04-01',
        reason: '试行一季度',
      },
    }),
  },
  {
    route: 'POST /api/rules/approve',
    expected: everyone(404, {
      ...Object.fromEntries(seeing.map((actor) => [actor, 403])),
      leader: 200,
      chief: 200,
      supervisor: 403,
    }),
    request: async ({ db }) => ({
      path: '/api/rules/approve',
      body: { case: await aProposal(db) },
    }),
  },
  {
    route: 'GET /api/rules/proposals/:id',
    expected: insiders,
    request: async ({ db }) => ({ path: `/api/rules/proposals/${await aProposal(db)}` }),
  },
  {
    route: 'POST /api/rules/proposals/:id/withdraw',
    expected: everyone(404, {
      ...Object.fromEntries(seeing.map((actor) => [actor, 403])),
      security_admin: 200,
    }),
    request: async ({ db }) => ({
      path: `/api/rules/proposals/${await aProposal(db)}/withdraw`,
      body: {},
    }),
  },
  {
    route: 'POST /api/rules/proposals/:id/preview',
    expected: only(['leader', 'chief', 'security_admin'], 202),
    request: async ({ db }) => {
      const caseId = await aProposal(db)
      await db
        .insert(rulePreview)
        .values({ caseId, state: 'failed', failure: 'time-limit', queuedAt: MORNING })
      return { path: `/api/rules/proposals/${caseId}/preview` }
    },
  },
  {
    route: 'GET /api/negative-list',
    expected: everyone(200, { anonymous: 200 }),
    request: plain('/api/negative-list'),
  },
  {
    route: 'GET /api/negative-list/use',
    expected: insiders,
    request: plain('/api/negative-list/use'),
  },
  {
    // The others find one open already: a state (409), not a right.
    route: 'POST /api/negative-list/proposals',
    expected: only(['leader', 'chief', 'security_admin'], 409, 403),
    request: async ({ db }) => {
      const open = { procedure: 'rule-change', step: 'approve', data: { rule: 'negative-list' } }
      await aCase(db, { ...open, id: 'the-open-one' }).catch(() => undefined)
      return {
        path: '/api/negative-list/proposals',
        body: {
          items: [{ id: 'shirking', zh: '严禁推诿拖延', en: 'No passing the buck' }],
          effectiveFrom: '2026-04-01',
          reason: '精简清单',
        },
      }
    },
  },
]
