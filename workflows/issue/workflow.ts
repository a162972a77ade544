import { uuid4 } from '@temporalio/workflow'
import type { CaseInput } from '../kit/case-input.ts'
import { openCase } from '../kit/open-case.ts'
import type { CaseResult } from '../kit/walk.ts'
import { tellCase } from '../tell-case.ts'
import { issueProcedure } from './definition.ts'
import { asksSource, type IssueFacts, needsLeader, schedule } from './rules.ts'

/** 问题: found, registered, rectified, closed, looked back on (domain §5.1). */
export async function issue(input: CaseInput<IssueFacts>): Promise<CaseResult> {
  const c = openCase(issueProcedure, input)
  let facts = input.facts
  let reopened = false
  let closings = 0

  /** 群众不认可: reopened once, without argument. */
  function reopen() {
    reopened = true
    c.mark({ mark: 'reopened', why: 'not-fixed' })
    facts = { ...facts, deadline: undefined }
    return 'rectify' as const
  }

  // Says whoever complained, once it was closed and they were told.
  c.words.on('not-fixed', () => {
    if (reopened || c.current?.step !== 'look-back') return undefined
    c.mark({ mark: 'recognition', value: 'not-fixed' })
    reopen()
    return 'reopened'
  })

  if (facts.reboundOf) {
    void c.alongside('strict', {
      onAnswer: async (settled) =>
        settled.how === 'completed' && settled.facts.namedNotice === true
          ? [{ mark: 'named-notice-proposed' }]
          : [],
    })
  }

  /** 单位销号, unless a long-term measure has its next milestone ahead. */
  async function close() {
    const [milestone, ...later] = facts.milestones
    if (milestone) {
      c.mark({ mark: 'milestone-met', date: facts.deadline ?? c.clock.today() })
      await c.wait({
        for: 'rectify',
        until: { by: 'date', date: milestone, aheadRule: 'issue.milestone.ahead.days' },
      })
      facts = { ...facts, deadline: milestone, milestones: later }
      return 'rectify' as const
    }
    c.mark({ mark: 'closed' })
    closings += 1
    if (facts.complaint) {
      const key = `issue-closed:${c.id}:${closings}`
      c.effect(tellCase.of({ key, caseId: facts.complaint, word: 'issue-closed' }))
    }
    return asksSource(facts) ? ('ask-source' as const) : ('look-back' as const)
  }

  return c.walk(input.startAt, {
    async register() {
      const answer = await c.task('register')
      if (answer.outcome === 'not-an-issue') return c.end('not-an-issue')
      facts = {
        ...facts,
        severity: answer.facts.severity,
        ...schedule(answer.facts, c.clock.today()),
      }
      if (facts.milestones.length > 0) c.mark({ mark: 'milestones', dates: facts.milestones })
      return 'rectify'
    },

    async rectify() {
      await c.task('rectify', { deadline: facts.deadline, rule: 'issue.rectify.days' })
      return 'confirm'
    },

    async confirm() {
      const { outcome } = await c.task('confirm')
      return outcome === 'returned' ? c.back('rectify') : 'verify'
    },

    async verify() {
      const { outcome } = await c.task('verify')
      if (outcome === 'returned') return c.back('rectify')
      return needsLeader(facts) ? 'verify-leader' : close()
    },

    async 'verify-leader'() {
      const { outcome } = await c.task('verify-leader')
      return outcome === 'returned' ? c.back('rectify') : close()
    },

    /** 群众认可 is kept apart from 单位销号: "not fixed" reopens once, without argument. */
    async 'ask-source'() {
      const { outcome } = await c.task('ask-source')
      c.mark({ mark: 'recognition', value: outcome })
      return outcome !== 'not-fixed' || reopened ? 'look-back' : reopen()
    },

    /** Not a return: rectification gets a deadline of its own. */
    async reopened() {
      return 'rectify'
    },

    async 'look-back'() {
      await c.wait({ for: 'look-back', until: { by: 'rule', rule: 'issue.lookback.days' } })
      const { outcome } = await c.task('look-back')
      if (outcome === 'holds') return c.end('archived')
      c.mark({ mark: 'rebound' })
      c.spawn({
        caseId: uuid4(),
        procedure: 'issue',
        relation: 'rebound',
        severity: 'serious',
        source: 'look-back',
        startAt: 'rectify',
        facts: {
          source: 'look-back',
          severity: 'serious',
          milestones: [],
          reboundOf: c.id,
        } satisfies IssueFacts,
      })
      return c.end('rebounded')
    },
  })
}
