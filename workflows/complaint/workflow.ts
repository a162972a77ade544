import { uuid4 } from '@temporalio/workflow'
import type { CaseInput } from '../kit/case-input.ts'
import { openCase } from '../kit/open-case.ts'
import type { CaseResult } from '../kit/walk.ts'
import { reserveCase } from '../reserve.ts'
import { tellCase } from '../tell-case.ts'
import { complaintProcedure } from './definition.ts'
import { mergeComplaint, openComplaintIssue, recogniseIssue, tellMerged } from './effects.ts'
import { type ComplaintFacts, type Ending, isDissatisfied } from './rules.ts'

/** 投诉: triaged, handled, answered, and judged by whoever complained (domain §5.2). */
export async function complaint(input: CaseInput<ComplaintFacts>): Promise<CaseResult> {
  const c = openCase(complaintProcedure, input)
  const { realName, receivedOn } = input.facts
  let ending: Ending = 'answered'
  let issueId: string | undefined
  let answers = 0
  let isClue = false
  let isReviewed = false

  /** The complainant reads it with their receipt, and so do those whose complaint was merged with this one. */
  function answered(as: Ending) {
    c.settle()
    ending = as
    answers += 1
    c.effect(tellMerged.of({ key: `answered:${c.id}:${answers}` }))
    return 'rate' as const
  }

  c.words.on('rated', ({ rating, fixed }) => {
    if (c.current?.step !== 'rate') return undefined
    if (!isDissatisfied(rating)) return 'satisfied'
    if (fixed !== true) notFixed()
    return 'dissatisfied'
  })
  c.words.on('objected', () =>
    c.current?.step === 'rate' && !isReviewed ? reviewStep() : undefined,
  )
  c.words.on('issue-closed', () => (c.current?.step === 'handle' ? 'reply' : undefined))
  c.words.on('main-answered', () =>
    ending === 'merged' && c.current?.step === 'reply' ? 'rate' : undefined,
  )

  /** 重复件: answered with the other one; by itself, should that one not be answered in time. */
  async function untilMainIsAnswered() {
    c.settle()
    ending = 'merged'
    await c.wait({ for: 'reply', until: { by: 'rule', rule: 'complaint.handle.days' } })
    return 'reply' as const
  }

  /** Reopens the issue once, without argument (domain §5.1). */
  function notFixed() {
    if (!issueId) return
    c.effect(tellCase.of({ key: `not-fixed:${c.id}`, caseId: issueId, word: 'not-fixed' }))
  }

  const reviewStep = () => (isClue ? 'clue-review' : 'review')

  return c.walk(input.startAt, {
    async triage() {
      const { outcome, facts } = await c.task('triage')
      switch (outcome) {
        case 'issue':
          issueId = uuid4()
          c.settle()
          c.effect(openComplaintIssue.of({ issueId }))
          return realName ? 'accept' : 'handle'
        case 'clue':
          isClue = true
          c.settle()
          c.effect(reserveCase.of({ role: 'discipline' }))
          return 'clue'
        case 'not-ours':
          return answered('transferred')
        case 'rejected':
          return answered('rejected')
        case 'duplicate':
          c.effect(mergeComplaint.of({ number: facts.of }))
          return untilMainIsAnswered()
      }
    },

    async accept() {
      const { outcome } = await c.task('accept', { from: receivedOn })
      return outcome === 'accepted' ? 'handle' : answered('not-accepted')
    },

    async handle() {
      await c.task('handle')
      return 'reply'
    },

    async reply() {
      await c.task('reply')
      return answered('answered')
    },

    async clue() {
      await c.task('clue')
      return answered('clue-closed')
    },

    /** Silence ends it; a rating or an objection comes as a word. */
    async rate() {
      await c.wait({ for: 'rate', until: { by: 'rule', rule: 'complaint.rating.days' } })
      return c.end(ending)
    },

    async satisfied() {
      if (issueId) c.effect(recogniseIssue.of({ issueId }))
      return c.end(ending)
    },

    async dissatisfied() {
      return isClue ? 'clue-review' : 'call-back'
    },

    async 'call-back'() {
      const { outcome } = await c.task('call-back')
      if (outcome === 'settled') return c.end('settled')
      return isReviewed ? c.end('reviewed') : 'review'
    },

    /** 复核, once and by somebody else; what was wrong is done again. */
    async review() {
      isReviewed = true
      const { outcome } = await c.task('review')
      if (outcome === 'upheld') return answered('reviewed')
      notFixed()
      return issueId ? 'handle' : 'triage'
    },

    async 'clue-review'() {
      if (isReviewed) return c.end(ending)
      isReviewed = true
      await c.task('clue-review')
      return answered('clue-closed')
    },
  })
}
