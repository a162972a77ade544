import { consequenceKinds } from '../workflows/consequences.ts'
import type { Text } from '../workflows/kit/definition.ts'
import type { EntryKind } from '../workflows/kit/entry-kinds.ts'
import { entryKinds } from '../workflows/kit/entry-kinds.ts'
import { findProcedure, findStep } from '../workflows/procedures.ts'
import { candidatesLabel } from './holder-label.ts'
import { complaintTellers } from './timeline-complaint.ts'
import { recognitionLabel, relationLabel, rungLabels } from './timeline-labels.ts'

/** An entry to be told: its data, and how persons and linked cases are called. */
export type Told = {
  readonly kind: string
  readonly procedure: string
  readonly data: Readonly<Record<string, unknown>>
  readonly outcome: string | null
  readonly linked: string | null
  readonly nameOf: (personId: string) => string
}

type Teller = (e: Told) => Text

/** What happened, without who did it: "提交整改", "转办给刘洋". */
export function whatHappened(entry: Told): Text {
  return isKnown(entry.kind) ? tellers[entry.kind](entry) : { zh: entry.kind, en: entry.kind }
}

const isKnown = (kind: string): kind is EntryKind =>
  (entryKinds as readonly string[]).includes(kind)

const text = (e: Told, field: string): string => {
  const value = e.data[field]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
const person = (e: Told, field: string): string => {
  const id = text(e, field)
  return id && e.nameOf(id)
}
const step = (e: Told, field = 'step'): Text => {
  const name = text(e, field)
  return findStep(e.procedure, name)?.title ?? { zh: name, en: name }
}
const fixed =
  (zh: string, en: string): Teller =>
  () => ({ zh, en })
const of =
  (zh: string, en: string): Teller =>
  (e) => ({ zh: `${zh}“${step(e).zh}”`, en: `${en} “${step(e).en}”` })
const to =
  (zh: string, en: string, field = 'to'): Teller =>
  (e) => ({
    zh: `${zh}${person(e, field)}`,
    en: `${en} ${person(e, field)}`,
  })
const dated =
  (zh: string, en: string, field: string): Teller =>
  (e) => ({
    zh: `${zh}${text(e, field)}`,
    en: `${en} ${text(e, field)}`,
  })

const tellers: Readonly<Record<EntryKind, Teller>> = {
  'case.opened': (e) =>
    e.procedure === 'complaint'
      ? { zh: '提交投诉', en: 'filed the complaint' }
      : { zh: '发现并上报', en: 'reported it' },
  'case.numbered': dated('编号', 'numbered', 'number'),
  'case.commented': fixed('留言', 'commented'),
  'case.linked': (e) => {
    const relation = relationLabel(text(e, 'relation'))
    return e.linked
      ? { zh: `${relation.zh}:${e.linked}`, en: `${relation.en}: ${e.linked}` }
      : relation
  },
  'case.waiting': (e) =>
    findStep(e.procedure, text(e, 'for'))?.waits ?? {
      zh: `${text(e, 'until')}开始${step(e, 'for').zh}`,
      en: `${step(e, 'for').en} begins on ${text(e, 'until')}`,
    },
  'case.milestones': (e) => {
    const dates = Array.isArray(e.data.dates) ? e.data.dates.join('、') : ''
    return { zh: `年度节点:${dates}`, en: `Yearly milestones: ${dates}` }
  },
  'case.milestone': dated('完成年度节点', 'met the milestone of', 'date'),
  'case.returned': fixed('退回重改,计入退回次数', 'counted as returned'),
  'case.closed': fixed('单位销号', 'closed by the unit'),
  'case.reopened': (e) =>
    text(e, 'why') === 'withdrawn'
      ? { zh: '撤回销号', en: 'closing withdrawn' }
      : { zh: '群众不认可,重新整改', en: 'reopened: not fixed' },
  'case.recognised': (e) => recognitionLabel(text(e, 'value') || text(e, 'recognition')),
  'case.severity-raised': fixed('严重程度升级', 'raised its severity'),
  'case.rebound': fixed('反弹回潮', 'found that it has come back'),
  'case.named-notice-proposed': fixed('建议点名道姓通报', 'proposed a named notice'),
  'case.ended': (e) => {
    const outcome = findProcedure(e.procedure)?.outcomes[text(e, 'outcome')]?.title
    return outcome
      ? { zh: `办结:${outcome.zh}`, en: `ended: ${outcome.en}` }
      : { zh: '办结', en: 'ended' }
  },
  'case.kept': fixed('记录', 'recorded'),
  ...complaintTellers,
  'evidence.added': fixed('上传佐证材料', 'added evidence'),
  'evidence.removed': fixed('删去佐证材料', 'removed evidence'),
  'task.opened': (e) => {
    const who = opensFor(e)
    const due = text(e, 'due')
    return {
      zh: `${step(e).zh},由${who.zh}办理${due && `,${due}前`}`,
      en: `${step(e).en} for ${who.en}${due && `, by ${due}`}`,
    }
  },
  // Who was passed over is nobody's business (domain §1).
  'task.reassigned': (e) =>
    text(e, 'why') === 'recusal'
      ? { zh: '按回避规则改派', en: 'reassigned by the recusal rule' }
      : { zh: '无人可办,上提一级', en: 'moved one level up: nobody eligible' },
  'task.claimed': of('认领', 'claimed'),
  'task.released': of('退回候选', 'released'),
  'task.transferred': to('转办给', 'transferred it to'),
  'task.handed-over': to('移交给', 'handed it over to', 'personId'),
  'task.delegated': to('委派给', 'delegated it to'),
  'task.given-back': to('交回', 'gave it back to'),
  'task.co-handler-added': to('加签', 'added as co-handler', 'person'),
  'task.co-handler-removed': to('减签', 'removed as co-handler', 'person'),
  'task.copied': to('抄送', 'copied it to'),
  'task.urged': of('催办', 'urged'),
  'task.completed': (e) => {
    const outcome = findStep(e.procedure, text(e, 'step'))?.outcomes[
      text(e, 'outcome') || (e.outcome ?? '')
    ]
    return outcome?.title ?? step(e)
  },
  'task.returned': (e) => ({
    zh: `退回到${step(e, 'to').zh}`,
    en: `returned it to ${step(e, 'to').en}`,
  }),
  'task.withdrawn': (e) => ({
    zh: `撤回到${step(e, 'to').zh}`,
    en: `withdrew it to ${step(e, 'to').en}`,
  }),
  'case.reserved': fixed('移交专人办理', 'handed over'),
  'consequence.imposed': (e) =>
    consequence(e) ?? { zh: '按规则产生后果', en: 'a consequence by rule' },
  'consequence.lifted': (e) => lifted(consequence(e)),
  'task.interrupted': (e) => ({ zh: `${step(e).zh}中止`, en: `${step(e).en} stopped` }),
  'task.lapsed': (e) => ({ zh: `${step(e).zh}不再需要`, en: `${step(e).en} no longer needed` }),
  'task.suspended': (e) => ({
    zh: `挂起,剩余${text(e, 'remainder')}个工作日`,
    en: `paused with ${text(e, 'remainder')} working days left`,
  }),
  'task.resumed': dated('恢复,时限', 'resumed, due', 'due'),
  'task.extension-asked': dated('申请延期至', 'asked for an extension until', 'until'),
  'task.extended': dated('同意延期至', 'extended until', 'until'),
  'task.extension-refused': fixed('不同意延期', 'refused the extension'),
  'task.recomputed': (e) => ({
    zh: `日历调整,时限由${text(e, 'from')}改为${text(e, 'to')}`,
    en: `the calendar changed: due ${text(e, 'to')} instead of ${text(e, 'from')}`,
  }),
  'task.rung': (e) => {
    const rung = rungLabels[text(e, 'rung')]
    return rung ? { zh: `${step(e).zh}:${rung.zh}`, en: `${step(e).en}: ${rung.en}` } : step(e)
  },
}

const consequence = (e: Told): Text | undefined =>
  (consequenceKinds as Readonly<Record<string, Text>>)[text(e, 'kind')]
const lifted = (what: Text | undefined): Text => ({
  zh: `解除${what?.zh ?? ''}`,
  en: `lifted: ${what?.en ?? ''}`,
})

function opensFor(e: Told): Text {
  const assignee = person(e, 'assignee')
  if (assignee) return { zh: assignee, en: assignee }
  return candidatesLabel(text(e, 'candidateKey'), null) ?? { zh: '待定人员', en: 'nobody yet' }
}
