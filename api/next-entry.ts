import type { z } from '@hono/zod-openapi'
import type { NextRow } from '../db/armed.ts'
import type { Text } from '../workflows/kit/definition.ts'
import { findStep } from '../workflows/procedures.ts'
import { holderLabel } from './holder-label.ts'
import type { NextEntry } from './schemas/task.ts'

/** The rungs that open a task one level up. */
const severe = new Set(['supervise', 'supervise-chief', 'propose-interview'])

/** What happens next by itself, with whom it concerns. */
export function nextEntry(row: NextRow): z.infer<typeof NextEntry> {
  return {
    at: row.at,
    rung: row.rung,
    text: sentence(row),
    rule: row.rule,
    severe: severe.has(row.rung),
  }
}

function sentence(row: NextRow): Text {
  const holder = holderLabel(row)
  const leader = row.leaderName ?? ''
  switch (row.rung) {
    case 'remind-3':
    case 'remind-1':
    case 'remind-0':
      return { zh: `提醒${holder.zh}`, en: `${holder.en} is reminded` }
    case 'overdue':
      return {
        zh: `仍未办理:告知${holder.zh}和科室负责人`,
        en: `If still open, ${holder.en} and the section head are told`,
      }
    case 'supervise':
      return {
        zh: `仍未办理:分管领导${leader}督办`,
        en: `If still open, the leader in charge${leader && `, ${leader},`} supervises`,
      }
    case 'supervise-chief':
      return {
        zh: '仍未办理:局主要领导督办',
        en: 'If still open, the head of the bureau supervises',
      }
    case 'lapse':
      return { zh: '期满未行使,程序继续', en: 'If not used by then, the procedure goes on' }
    case 'propose-interview':
      return {
        zh: '仍未办理:局作风办研究是否建议约谈',
        en: 'If still open, the conduct office considers an interview',
      }
    default:
      return waitSentence(row)
  }
}

/** A wait's rung is named after the step that it opens, with its round. */
function waitSentence({ rung, procedure }: NextRow): Text {
  const waitedFor = findStep(procedure, rung.replace(/\.\d+$/, ''))
  if (waitedFor?.waits) return waitedFor.waits
  const step = waitedFor?.title
  return step ? { zh: `开始${step.zh}`, en: `${step.en} begins` } : { zh: rung, en: rung }
}
