import { describe, expect, test } from 'vitest'
import {
  type Act,
  type ActFacts,
  type Actor,
  type ActPolicy,
  acts,
  allowedActs,
  decideAct,
} from '../../workflows/kit/acts.ts'

const someone: Actor = { personId: 'liu', actingFor: [], roles: [], keys: [] }
const head: Actor = {
  ...someone,
  personId: 'chen',
  roles: [{ role: 'head', sectionId: 'permits', of: 'chen' }],
  keys: ['head@permits'],
}
const leader: Actor = {
  ...someone,
  personId: 'zhou',
  roles: [{ role: 'leader', sectionId: null, of: 'zhou' }],
  keys: ['leader@permits'],
}
const chief: Actor = {
  ...someone,
  personId: 'li',
  roles: [{ role: 'chief', sectionId: null, of: 'li' }],
  keys: ['chief@*'],
}
const office: Actor = {
  ...someone,
  personId: 'hu',
  roles: [{ role: 'conduct_office', sectionId: null, of: 'hu' }],
  keys: ['conduct_office@*'],
}
const stranger: Actor = { ...someone, personId: 'nobody' }
const deputy: Actor = { ...someone, personId: 'sun', actingFor: ['liu'] }

const mine: ActFacts = {
  at: '2026-03-18T09:00:00+08:00',
  assigneeId: 'liu',
  candidateKey: null,
  excluded: [],
  delegatedBy: null,
  coHandlers: [],
  dueAt: '2026-03-25T00:00:00+08:00',
  extensions: 0,
  suspendedAt: null,
  urgedAt: null,
  endedAt: null,
  pending: false,
  holderSectionId: 'permits',
  caseOpenedBy: 'opener',
  caseOpen: true,
  extensionAsked: false,
  withdrawal: null,
}
const unclaimed: ActFacts = { ...mine, assigneeId: null, candidateKey: 'conduct_office@*' }
const policy: ActPolicy = { returnsTo: ['rectify'], extends: true, maxExtensions: 1 }

const answer = (
  act: Act,
  facts: Partial<ActFacts> = {},
  actor = someone,
  of: Partial<ActPolicy> = {},
) => {
  const decision = decideAct(act, { ...mine, ...facts }, actor, { ...policy, ...of })
  return decision.allowed ? (decision.onBehalfOf ?? true) : decision.code
}

describe('the assignee', () => {
  test('may complete, return, delegate, transfer, suspend and ask for an extension', () => {
    const possible = acts.filter((act) => answer(act) === true)
    expect(possible).toEqual([
      'complete',
      'draft',
      'transfer',
      'delegate',
      'add-co-handler',
      'return',
      'copy',
      'comment',
      'extension',
      'suspend',
    ])
  })

  test('may do nothing more once it has ended, save to copy and comment', () => {
    const facts = { endedAt: '2026-03-18T08:00:00+08:00' }
    expect(acts.filter((act) => answer(act, facts) === true)).toEqual(['copy', 'comment'])
    expect(answer('complete', facts)).toBe('task.ended')
  })

  test('waits while an act is being carried out', () => {
    for (const act of ['complete', 'draft', 'transfer', 'suspend', 'extension'] as const) {
      expect(answer(act, { pending: true })).toBe('task.being-acted')
    }
  })

  test('may transfer but not complete while it is paused', () => {
    const facts = { suspendedAt: mine.at }
    expect(answer('complete', facts)).toBe('task.suspended')
    expect(answer('return', facts)).toBe('task.suspended')
    expect(answer('transfer', facts)).toBe(true)
    expect(answer('resume', facts)).toBe(true)
    expect(answer('resume')).toBe('task.not-suspended')
  })

  test('may not release what was assigned by name', () => {
    expect(answer('release')).toBe('task.assigned-by-name')
    expect(answer('release', { candidateKey: 'conduct_office@*' })).toBe(true)
  })

  test('does not urge themself', () => {
    expect(answer('urge')).toBe('task.your-own')
  })

  test('returns only from steps that name where to', () => {
    expect(answer('return', {}, someone, { returnsTo: [] })).toBe('task.no-return')
  })
})

describe('a claim', () => {
  test('is for those who hold the role', () => {
    expect(answer('claim', unclaimed, office)).toBe(true)
    expect(answer('claim', unclaimed, head)).toBe('task.not-candidate')
  })

  test('is refused to those who did an earlier step, and to their deputies', () => {
    expect(answer('claim', { ...unclaimed, excluded: ['hu'] }, office)).toBe('task.excluded')
    const standIn = { ...office, personId: 'qin', actingFor: ['hu'] }
    expect(answer('claim', { ...unclaimed, excluded: ['hu'] }, standIn)).toBe('task.excluded')
  })

  test('says whether it is theirs or somebody else’s already', () => {
    expect(answer('claim', { ...unclaimed, assigneeId: 'qin' }, office)).toBe('task.taken')
    expect(answer('claim', { ...unclaimed, assigneeId: 'hu' }, office)).toBe('task.already-yours')
  })

  test('comes before completing', () => {
    expect(answer('complete', unclaimed, office)).toBe('task.unclaimed')
    expect(answer('draft', unclaimed, office)).toBe('task.unclaimed')
  })
})

describe('a deputy', () => {
  test('acts on behalf of who is away', () => {
    expect(answer('complete', {}, deputy)).toBe('liu')
    expect(answer('transfer', {}, deputy)).toBe('liu')
    expect(answer('return', {}, deputy)).toBe('liu')
  })

  test('never judges their own work in another’s name', () => {
    for (const act of ['complete', 'return', 'delegate', 'extension'] as const) {
      expect(answer(act, { excluded: ['sun'] }, deputy)).toBe('task.excluded')
    }
  })

  test('does nothing once the absence is over', () => {
    expect(answer('complete', {}, { ...deputy, actingFor: [] })).toBe('task.not-yours')
  })
})

describe('those above the holder', () => {
  test('transfer, suspend and resume, but never complete', () => {
    for (const actor of [head, leader, chief]) {
      expect(answer('transfer', {}, actor)).toBe(true)
      expect(answer('suspend', {}, actor)).toBe(true)
      expect(answer('complete', {}, actor)).toBe('task.not-yours')
    }
    expect(answer('transfer', {}, stranger)).toBe('task.not-yours')
  })

  test('are above by section and by level', () => {
    expect(answer('transfer', { holderSectionId: 'finance' }, head)).toBe('task.not-yours')
    const headsTask = { assigneeId: 'x', candidateKey: 'head@permits' }
    expect(answer('transfer', headsTask, head)).toBe('task.not-yours')
    expect(answer('transfer', headsTask, leader)).toBe(true)
    const leadersTask = { assigneeId: 'x', candidateKey: 'leader@permits' }
    expect(answer('transfer', leadersTask, leader)).toBe('task.not-yours')
    expect(answer('transfer', leadersTask, chief)).toBe(true)
  })

  test('are stood in for by their deputies', () => {
    const headsDeputy = { ...stranger, actingFor: ['chen'], roles: head.roles }
    expect(answer('transfer', {}, headsDeputy)).toBe('chen')
  })
})

describe('a delegation', () => {
  const delegated = { assigneeId: 'delegate', delegatedBy: 'liu' }
  const delegate: Actor = { ...someone, personId: 'delegate' }

  test('comes back before anything is decided', () => {
    expect(answer('complete', delegated, delegate)).toBe('task.delegated')
    expect(answer('transfer', delegated, head)).toBe('task.delegated')
    expect(answer('give-back', delegated, delegate)).toBe(true)
  })

  test('may be fetched back by who delegated', () => {
    expect(answer('give-back', delegated)).toBe(true)
    expect(answer('give-back', delegated, stranger)).toBe('task.not-yours')
    expect(answer('give-back')).toBe('task.not-delegated')
  })
})

describe('a co-handler', () => {
  const shared = { assigneeId: 'x', coHandlers: ['liu'] }
  test('drafts, copies and comments, and does not complete', () => {
    expect(answer('draft', shared)).toBe(true)
    expect(answer('copy', shared)).toBe(true)
    expect(answer('complete', shared)).toBe('task.not-yours')
    expect(answer('remove-co-handler', shared)).toBe('task.not-yours')
  })

  test('is one of twenty at most', () => {
    const many = Array.from({ length: 20 }, (_, i) => `p${i}`)
    expect(answer('add-co-handler', { coHandlers: many })).toBe('task.co-handlers-full')
    expect(answer('remove-co-handler')).toBe('task.no-co-handlers')
    expect(answer('remove-co-handler', { coHandlers: many })).toBe(true)
  })
})

describe('an extension', () => {
  test('is asked for before expiry only', () => {
    expect(answer('extension', { at: '2026-03-24T23:59:59+08:00' })).toBe(true)
    expect(answer('extension', { at: '2026-03-25T00:00:00+08:00' })).toBe('task.overdue')
    expect(answer('extension', { dueAt: null })).toBe('task.no-deadline')
  })

  test('is asked for once, and never on a step that has none', () => {
    expect(answer('extension', { extensions: 1 })).toBe('task.extensions-used')
    expect(answer('extension', { extensionAsked: true })).toBe('task.extension-asked')
    expect(answer('extension', {}, someone, { extends: false })).toBe('task.no-extension')
    expect(answer('extension', {}, head)).toBe('task.not-yours')
  })
})

describe('suspending', () => {
  test('is too late once the deadline is over', () => {
    expect(answer('suspend', { at: '2026-03-25T00:00:00+08:00' })).toBe('task.overdue')
    expect(answer('suspend', { suspendedAt: mine.at })).toBe('task.suspended')
    expect(answer('suspend', { dueAt: null })).toBe(true)
  })
})

describe('a withdrawal', () => {
  const last = {
    step: 'rectify',
    completedBy: 'liu',
    nextTaskId: 'next',
    nextTaken: false,
    nextPending: false,
  }
  const after = { assigneeId: 'chen', withdrawal: last }

  test('is for who completed the step before, until the next is taken', () => {
    expect(answer('withdraw', after)).toBe(true)
    expect(answer('withdraw', { ...after, endedAt: mine.at })).toBe(true)
    expect(answer('withdraw', after, stranger)).toBe('task.not-completed-by-you')
    const taken = { ...last, nextTaken: true }
    expect(answer('withdraw', { ...after, withdrawal: taken })).toBe('task.next-taken')
    const pending = { ...last, nextPending: true }
    expect(answer('withdraw', { ...after, withdrawal: pending })).toBe('task.being-acted')
  })

  test('still reaches a case that waits, and none that has ended', () => {
    const waiting = { ...last, nextTaskId: null }
    expect(answer('withdraw', { ...after, withdrawal: waiting })).toBe(true)
    expect(answer('withdraw', { ...after, caseOpen: false })).toBe('task.nothing-to-withdraw')
    expect(answer('withdraw')).toBe('task.nothing-to-withdraw')
  })
})

describe('urging', () => {
  test('is for the opener, the conduct office and those above', () => {
    expect(answer('urge', {}, { ...someone, personId: 'opener' })).toBe(true)
    expect(answer('urge', {}, office)).toBe(true)
    expect(answer('urge', {}, leader)).toBe(true)
    expect(answer('urge', {}, stranger)).toBe('task.may-not-urge')
  })

  test('is done once a day, by the calendar of Shanghai', () => {
    const late = { urgedAt: '2026-03-17T23:30:00+08:00' }
    expect(answer('urge', { ...late, at: '2026-03-17T23:50:00+08:00' }, office)).toBe(
      'task.urged-today',
    )
    expect(answer('urge', { ...late, at: '2026-03-18T00:10:00+08:00' }, office)).toBe(true)
    expect(answer('urge', { suspendedAt: mine.at }, office)).toBe('task.suspended')
  })
})

test('every act is decided for everyone', () => {
  for (const actor of [someone, head, leader, chief, office, stranger, deputy]) {
    for (const facts of [mine, unclaimed, { ...mine, endedAt: mine.at }]) {
      expect(Object.keys(allowedActs(facts, actor, policy))).toEqual([...acts])
    }
  }
})
