import type { Procedure, Step } from '../kit/definition.ts'
import {
  accepted,
  asClue,
  asIssue,
  calledBack,
  elsewhere,
  emptyOrMalicious,
  finding,
  notAccepted,
  sameAs,
  toldOnly,
} from './forms.ts'

const office = { to: 'role', role: 'conduct_office' } as const
const discipline = { to: 'role', role: 'discipline' } as const
const common = { ladder: 'full', extends: false } as const

/** A clue is judged by discipline alone; the next one looks at it afresh. */
const clueOutcomes = {
  verified: {
    title: { zh: '查证属实,处置完毕', en: 'Verified and dealt with' },
    tone: 'go',
    form: toldOnly,
  },
  unfounded: { title: { zh: '查无实据,了结', en: 'Unfounded' }, tone: 'refuse', form: toldOnly },
} as const satisfies Step['outcomes']

/** 投诉: from acknowledgement to the complainant's own judgement (domain §5.2). */
export const complaintProcedure = {
  id: 'complaint',
  title: { zh: '投诉办理', en: 'Complaint' },
  series: 'TS',
  legal: {
    zh: '《信访工作条例》第二十二、二十三、三十四至三十六条',
    en: 'Regulations on Petitions, arts. 22, 23, 34–36',
  },
  stages: [
    { id: 'received', title: { zh: '收到', en: 'Received' } },
    { id: 'triaged', title: { zh: '分办', en: 'Triaged' } },
    { id: 'handled', title: { zh: '办理', en: 'Handled' } },
    { id: 'answered', title: { zh: '答复', en: 'Answered' } },
    { id: 'rated', title: { zh: '群众评价', en: 'Rated by the people' } },
  ],
  steps: {
    triage: {
      ...common,
      title: { zh: '分办', en: 'Triage' },
      todo: { zh: '分办投诉', en: 'Triage' },
      stage: 'triaged',
      assign: office,
      limit: 'complaint.triage.days',
      outcomes: {
        issue: {
          title: { zh: '作风问题,立为问题整改', en: 'A conduct problem: an issue' },
          tone: 'go',
          form: asIssue,
          writes: ['section', 'named'],
        },
        clue: {
          title: { zh: '违纪线索,移交纪检组', en: 'A clue: to discipline' },
          tone: 'go',
          form: asClue,
          writes: ['named'],
        },
        'not-ours': {
          title: { zh: '不属本局,告知去向', en: 'Not ours: say where to go' },
          tone: 'refuse',
          form: elsewhere,
        },
        duplicate: {
          title: { zh: '重复反映,合并', en: 'A repetition: merge' },
          tone: 'refuse',
          form: sameAs,
          facts: ['of'],
        },
        rejected: {
          title: { zh: '空件或恶意,办结', en: 'Empty or malicious' },
          tone: 'refuse',
          form: emptyOrMalicious,
        },
      },
    },
    accept: {
      ...common,
      title: { zh: '告知是否受理', en: 'Say whether it is accepted' },
      todo: { zh: '告知是否受理', en: 'Tell of acceptance' },
      stage: 'triaged',
      assign: office,
      limit: 'complaint.accept.days',
      outcomes: {
        accepted: { title: { zh: '受理', en: 'Accepted' }, tone: 'go', form: accepted },
        'not-accepted': {
          title: { zh: '不予受理', en: 'Not accepted' },
          tone: 'refuse',
          form: notAccepted,
        },
      },
    },
    handle: {
      ...common,
      title: { zh: '办理', en: 'Handle' },
      todo: { zh: '办理投诉', en: 'Handle' },
      stage: 'handled',
      assign: office,
      limit: 'complaint.handle.days',
      extends: true,
      extension: { by: 'leader', maxRule: 'complaint.extension.days.max' },
      outcomes: {
        substantiated: {
          title: { zh: '属实,已处理', en: 'True, and dealt with' },
          tone: 'go',
          form: finding,
        },
        unfounded: { title: { zh: '不属实', en: 'Not true' }, tone: 'refuse', form: finding },
      },
    },
    clue: {
      ...common,
      title: { zh: '线索处置', en: 'Look into the clue' },
      todo: { zh: '处置违纪线索', en: 'Look into the clue' },
      stage: 'handled',
      assign: discipline,
      limit: 'complaint.clue.days',
      extends: true,
      outcomes: clueOutcomes,
    },
    reply: {
      ...common,
      title: { zh: '答复反映人', en: 'Tell the result' },
      todo: { zh: '答复反映人', en: 'Tell the result' },
      stage: 'answered',
      assign: office,
      limit: 'complaint.reply.days',
      outcomes: {
        told: { title: { zh: '告知结果', en: 'Tell the result' }, tone: 'go', form: toldOnly },
      },
    },
    'call-back': {
      ...common,
      title: { zh: '不满意回访', en: 'Call back' },
      todo: { zh: '回访不满意的反映人', en: 'Call back the dissatisfied' },
      stage: 'rated',
      assign: office,
      limit: 'complaint.call-back.days',
      outcomes: {
        review: {
          title: { zh: '仍不满意,转复核', en: 'Still dissatisfied: review' },
          tone: 'go',
          form: calledBack,
        },
        settled: {
          title: { zh: '已说明,反映人认可', en: 'Explained and accepted' },
          tone: 'refuse',
          form: calledBack,
        },
        unreachable: {
          title: { zh: '联系不上,转复核', en: 'Not reachable: review' },
          tone: 'refuse',
          form: calledBack,
        },
      },
    },
    review: {
      ...common,
      title: { zh: '复核', en: 'Review' },
      todo: { zh: '复核投诉办理', en: 'Review' },
      stage: 'rated',
      assign: office,
      limit: 'complaint.review.days',
      notBy: ['triage', 'accept', 'handle', 'reply'],
      outcomes: {
        upheld: { title: { zh: '维持原处理', en: 'Upheld' }, tone: 'go', form: toldOnly },
        corrected: {
          title: { zh: '原处理不当,重新办理', en: 'Wrong: handle again' },
          tone: 'refuse',
          form: toldOnly,
        },
      },
    },
    'clue-review': {
      ...common,
      title: { zh: '线索复核', en: 'Review of the clue' },
      todo: { zh: '复核线索处置', en: 'Review the clue' },
      stage: 'rated',
      assign: discipline,
      limit: 'complaint.review.days',
      notBy: ['clue'],
      outcomes: clueOutcomes,
    },
    /** Never a task: what the case waits for once the complainant was told. */
    rate: {
      ...common,
      title: { zh: '群众评价', en: 'The complainant’s rating' },
      todo: { zh: '群众评价', en: 'Rating' },
      waits: { zh: '等待反映人评价,逾期视为无异议', en: 'Waiting for the complainant’s rating' },
      stage: 'rated',
      assign: office,
      limit: 'complaint.rating.days',
      outcomes: {},
    },
  },
  outcomes: {
    answered: { title: { zh: '已答复', en: 'Answered' }, closes: true },
    settled: { title: { zh: '回访后认可', en: 'Accepted after a call' }, closes: true },
    reviewed: { title: { zh: '已复核', en: 'Reviewed' }, closes: true },
    'clue-closed': { title: { zh: '线索已办结', en: 'Clue closed' }, closes: true },
    transferred: {
      title: { zh: '不属本局,已告知去向', en: 'Not ours: told where to go' },
      closes: true,
    },
    'not-accepted': { title: { zh: '不予受理', en: 'Not accepted' }, closes: true },
    merged: { title: { zh: '合并办理', en: 'Merged' }, closes: true },
    rejected: { title: { zh: '空件或恶意', en: 'Empty or malicious' }, closes: true },
  },
} as const satisfies Procedure
