import type { PersonRefusal } from '../db/person-for.ts'
import type { ActRefusal } from '../workflows/kit/acts.ts'
import type { Text } from '../workflows/kit/definition.ts'
import { notFound, Refusal } from './errors.ts'

type Told = {
  readonly status: 403 | 409 | 422
  readonly detail: Text
  readonly rule?: string
  readonly field?: string
  readonly help?: Text
}

/** Codes given by acts in the database, and by the engine, beside those of `decideAct`. */
type OtherRefusal =
  | PersonRefusal
  | 'person.has-it'
  | 'person.not-co-handler'
  | 'task.not-open'
  | 'task.next-step-taken'
  | 'task.extension-too-late'
  | 'task.no-return-there'
  | 'task.no-such-outcome'
  | 'task.extension-too-long'
  | 'evidence.too-many'
  | 'evidence.gone'

const assignee: Text = { zh: '当前办理人', en: 'The person who has it' }
const head: Text = { zh: '科室负责人', en: 'The section head' }

const state = (zh: string, en: string, help?: Text): Told => ({
  status: 409,
  detail: { zh, en },
  ...(help && { help }),
})
const right = (zh: string, en: string, help: Text): Told => ({
  status: 403,
  detail: { zh, en },
  help,
})

/** Every code with which an act on a task is refused: the sentence, the rule, and who can help. */
const refusals: Readonly<Record<ActRefusal | OtherRefusal, Told>> = {
  'task.ended': state('这件事已经办结', 'This task has ended'),
  'task.not-open': state(
    '这件事已经办结或已进入下一轮',
    'This task has ended or begun a new round',
  ),
  'task.being-acted': state(
    '有人正在提交这件事,请稍候刷新',
    'Somebody is just answering this task, please wait a moment',
  ),
  'task.suspended': state('已挂起,请先恢复', 'It is paused; resume it first', assignee),
  'task.not-suspended': state('没有挂起', 'It is not paused'),
  'task.overdue': state('已经超过时限', 'It is past its deadline', {
    zh: '分管领导',
    en: 'The leader in charge',
  }),
  'task.no-deadline': state('没有时限,无需延期', 'It has no deadline to extend'),
  'task.taken': state('已被他人认领', 'Somebody else has claimed it', assignee),
  'task.already-yours': state('已经在您名下', 'It is yours already'),
  'task.unclaimed': state('还没有人认领,请先认领', 'Nobody has claimed it; claim it first'),
  'task.not-yours': right('只有办理人或其上级可以', 'Only its holder or those above', assignee),
  'task.not-candidate': right('不在候选范围内', 'You are not among its candidates', head),
  'task.excluded': {
    ...right(
      '提出的人和办过前一步的人不能再办这一步',
      'Who proposed it or did the step before can not judge it',
      head,
    ),
    rule: 'recusal',
  },
  'task.assigned-by-name': state(
    '这件事指定由您办理,可以转办',
    'It was assigned by name; transfer it instead',
    head,
  ),
  'task.delegated': state('已委派,须先交回', 'It is delegated and must be given back first', {
    zh: '受托人',
    en: 'The delegate',
  }),
  'task.not-delegated': state('没有委派', 'It is not delegated'),
  'task.no-co-handlers': state('没有共同办理人', 'It has no co-handlers'),
  'task.co-handlers-full': state('共同办理人已满20人', 'It has 20 co-handlers already'),
  'task.no-return': state('这一步不能退回', 'This step can not be returned'),
  'task.no-return-there': state('不能退回到那一步', 'It can not be returned to that step'),
  'task.no-such-outcome': state('没有这种办理结果', 'This step has no such outcome'),
  'task.nothing-to-withdraw': state('没有可以撤回的', 'There is nothing to withdraw'),
  'task.not-completed-by-you': right(
    '只有提交人可以撤回',
    'Only who completed it can withdraw it',
    assignee,
  ),
  'task.next-taken': state('下一步已有人接手,不能撤回', 'The next step has been taken', assignee),
  'task.next-step-taken': state('下一步已有人接手,不能撤回', 'The next step was taken', assignee),
  'task.no-extension': {
    ...state('这一步不能延期', 'This step can not be extended', head),
    rule: 'task.extension',
  },
  'task.extension-asked': state('已申请延期,等待审批', 'An extension was asked for already', head),
  'task.extensions-used': {
    ...state('延期次数已用完', 'No extension is left', {
      zh: '分管领导',
      en: 'The leader in charge',
    }),
    rule: 'task.extension.max',
  },
  'task.extension-too-late': {
    ...state('延期须在到期前申请', 'An extension is asked for before expiry only', head),
    rule: 'task.extension',
  },
  'task.extension-too-long': {
    status: 422,
    detail: { zh: '延期超过规定的天数', en: 'The extension is longer than the rule allows' },
    rule: 'task.extension.days.max',
    field: 'until',
  },
  'task.your-own': state('这是您自己的事,不用催办', 'It is your own task'),
  'task.may-not-urge': right(
    '只有发起人、局作风办或上级可以催办',
    'Only the opener, the conduct office or those above can urge',
    {
      zh: '局作风办',
      en: 'The conduct office',
    },
  ),
  'task.urged-today': {
    ...state('今天已经催办过,每天一次', 'It was urged today already; once a day'),
    rule: 'task.urge',
  },
  'person.not-active': {
    status: 422,
    detail: { zh: '此人不在职', en: 'This person is not in service' },
    field: 'to',
  },
  'person.may-not-take': {
    status: 422,
    detail: { zh: '此人不能参与这件事', en: 'This person may not take part in this case' },
    rule: 'task.eligible',
    field: 'to',
    help: head,
  },
  'person.has-it': {
    status: 422,
    detail: { zh: '已经在此人名下', en: 'This person has it already' },
    field: 'to',
  },
  'person.not-co-handler': {
    status: 422,
    detail: { zh: '此人不是共同办理人', en: 'This person is no co-handler' },
    field: 'to',
  },
  'evidence.too-many': state(
    '每项任务最多20个文件,请先删去不需要的',
    'A task takes 20 files; remove one that is not needed first',
  ),
  'evidence.gone': state('这份材料已经删去', 'This file has been removed already'),
}

const isKnown = (code: string): code is keyof typeof refusals => code in refusals

/** Why an act is not possible, for the page that shows its button. */
export const whyNot = (code: ActRefusal): Text => refusals[code].detail

/** Why an attempt was refused, for the timeline; null for a code of another kind. */
export const refusalText = (code: string): Text | null =>
  isKnown(code) ? refusals[code].detail : null

/** The refusal of an act by its code. `field` names the form's field where it differs. */
export function refusalOf(code: string, field?: string): Refusal {
  const told = isKnown(code) ? refusals[code] : undefined
  if (!told) {
    const detail = { zh: '现在不能这样办理', en: 'This can not be done now' }
    return new Refusal({ status: 409, code, detail })
  }
  const at = field ?? told.field
  return new Refusal({
    ...told,
    code,
    ...(at && { field: at, fields: [{ field: at, detail: told.detail }] }),
  })
}

/** What an act gave, or its refusal; what may not be seen is not found. */
export function orRefuse<T extends object>(
  given: T | { readonly refused: string } | undefined,
  field?: string,
): Exclude<T, { readonly refused: string }> {
  if (given === undefined) throw notFound()
  if ('refused' in given) throw refusalOf(given.refused, field)
  return given as Exclude<T, { readonly refused: string }>
}
