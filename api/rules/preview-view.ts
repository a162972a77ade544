import type { z } from '@hono/zod-openapi'
import type { ProposalRow } from '../../db/rule-proposals.ts'
import type { Viewer } from '../../db/viewer.ts'
import { consequenceKinds } from '../../workflows/consequences.ts'
import type { Text } from '../../workflows/kit/definition.ts'
import type { ChangedConsequence, PreviewResult } from '../../workflows/rule-change/preview.ts'
import type { RulePreview } from '../schemas/rule.ts'
import { measuredText } from './rule-view.ts'

/**
 * A rehearsal as pages show it; null where none was asked for. Whom a consequence would have met, and which
 * cases were counted, is for those who see the whole bureau; everybody else sees kinds, sections and figures.
 */
export function previewView(
  row: ProposalRow,
  viewer: Viewer,
  refs: Names,
): z.infer<typeof RulePreview> | null {
  if (row.previewState === null || row.previewQueuedAt === null) return null
  const result = row.previewState === 'done' ? row.previewResult : null
  return {
    state: row.previewState,
    queuedAt: row.previewQueuedAt,
    endedAt: row.previewEndedAt,
    failure: row.previewState === 'failed' ? failureText(row.previewFailure) : null,
    result: result && {
      from: result.from,
      to: result.to,
      cases: result.cases,
      leftOut: result.leftOut,
      before: result.before,
      after: result.after,
      summary: inOneSentence(result),
      changes: result.changes.map((change) => changeView(change, viewer, refs)),
    },
  }
}

/** How sections, persons and cases of a preview are called, by id or number. */
export type Names = {
  readonly section: (id: string) => string
  readonly person: (id: string) => string
  /** The id of a case that the viewer may see, by its number. */
  readonly caseId: (number: string) => string | undefined
}

function changeView(change: ChangedConsequence, viewer: Viewer, names: Names) {
  const { change: what, kind, at, newAt, rule, value, threshold, newThreshold } = change
  const because = change.because.flatMap((number) => {
    const id = names.caseId(number)
    return id === undefined ? [] : [{ id, name: number }]
  })
  return {
    change: what,
    kind,
    kindText: consequenceKinds[kind],
    section: change.section && names.section(change.section),
    person: viewer.bureauWide && change.person ? names.person(change.person) : null,
    because: viewer.bureauWide ? because : [],
    at,
    newAt,
    value: measuredText(rule, value),
    threshold: measuredText(rule, threshold),
    newThreshold: measuredText(rule, newThreshold),
  }
}

/** “12 个月、31 件问题:多出 2 项(约谈2),少掉 1 项(督办1)”. */
export function inOneSentence({ changes, cases, from, to }: PreviewResult): Text {
  const head = {
    zh: `${from}至${to}的${cases}件重新走一遍:`,
    en: `${cases} cases of ${from} to ${to} gone through again: `,
  }
  if (cases === 0) {
    return {
      zh: `${from}至${to}没有可以重新走一遍的问题`,
      en: `No issues of ${from} to ${to} to go through again`,
    }
  }
  if (changes.length === 0) {
    return { zh: `${head.zh}后果没有变化`, en: `${head.en}the same consequences` }
  }
  const parts = (['appears', 'disappears', 'moves'] as const).flatMap((change) => {
    const those = changes.filter((one) => one.change === change)
    return those.length > 0 ? [counted(change, those)] : []
  })
  return {
    zh: head.zh + parts.map(({ zh }) => zh).join(';'),
    en: head.en + parts.map(({ en }) => en).join('; '),
  }
}

const verbs = {
  appears: { zh: '多出', en: 'more' },
  disappears: { zh: '少掉', en: 'fewer' },
  moves: { zh: '改期', en: 'on another day' },
} as const

function counted(change: keyof typeof verbs, those: readonly ChangedConsequence[]): Text {
  const kinds = Map.groupBy(those, ({ kind }) => kind)
  const list = (language: 'zh' | 'en') =>
    [...kinds].map(([kind, { length }]) => `${consequenceKinds[kind][language]} ${length}`)
  const verb = verbs[change]
  return {
    zh: `${verb.zh}${those.length}项(${list('zh').join('、')})`,
    en: `${those.length} ${verb.en} (${list('en').join(', ')})`,
  }
}

const failures: Readonly<Record<string, Text>> = {
  'time-limit': { zh: '超过时间限制', en: 'it took too long' },
  memory: { zh: '内存不足', en: 'it ran out of memory' },
  unavailable: {
    zh: '本机没有推演所需的程序',
    en: 'what a rehearsal needs is not on this machine',
  },
  unreadable: { zh: '结果无法读取', en: 'its result could not be read' },
}
const failureText = (code: string | null): Text =>
  failures[code ?? ''] ?? { zh: '推演程序出错', en: 'the rehearsal stopped with an error' }
