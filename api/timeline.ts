import type { z } from '@hono/zod-openapi'
import type { Database } from '../db/client.ts'
import { namesOf } from '../db/people.ts'
import { readTimeline, type TimelineRow } from '../db/timeline.ts'
import type { Viewer } from '../db/viewer.ts'
import type { Text } from '../workflows/kit/definition.ts'
import { refusalText } from './refusals.ts'
import type { TimelineEntry } from './schemas/task.ts'
import { whatHappened } from './timeline-text.ts'
import { wordsOf } from './written-words.ts'

const complainant: Text = { zh: '反映人', en: 'The complainant' }
const system: Text = { zh: '系统', en: 'System' }
/** Where an entry's data names persons. */
const personFields = ['to', 'from', 'person', 'assignee', 'for'] as const

/** What happened to a case, in sentences. The reader was found to see the case. */
export async function timeline(
  db: Database,
  caseId: string,
  viewer: Viewer,
): Promise<z.infer<typeof TimelineEntry>[]> {
  const rows = (await readTimeline(db, caseId, viewer)).filter((row) => row.kind !== 'case.kept')
  const ids = new Set(rows.flatMap(personsIn))
  const names = new Map((await namesOf(db, [...ids])).map((p) => [p.id, p.name]))
  const nameOf = (id: string): string => names.get(id) ?? id
  return rows.map((row) => entry(row, nameOf))
}

function entry(row: TimelineRow, nameOf: (id: string) => string): z.infer<typeof TimelineEntry> {
  const bySystem = row.actor === 'system'
  const byPublic = row.actor === 'public'
  const name = { zh: nameOf(row.actor), en: nameOf(row.actor) }
  const who: Text = bySystem ? system : byPublic ? complainant : name
  const behalf = row.onBehalfOf && nameOf(row.onBehalfOf)
  const what = tried(whatHappened({ ...row, nameOf }), row.refused)
  return {
    seq: row.seq,
    at: row.at,
    kind: row.kind,
    text: {
      zh: `${who.zh}${behalf ? `(代${behalf})` : ''} ${what.zh}`,
      en: `${who.en}${behalf ? ` (for ${behalf})` : ''}: ${what.en}`,
    },
    actor: bySystem ? 'system' : who.zh,
    onBehalfOf: behalf,
    rule: row.rule,
    refused: row.refused,
    words: words(row),
    evidence: [...row.evidence],
  }
}

/** What was refused, and why. */
function tried(what: Text, code: string | null): Text {
  if (code === null) return what
  const why = refusalText(code)
  return {
    zh: `未能${what.zh}${why ? `(${why.zh})` : ''}`,
    en: `could not: ${what.en}${why ? ` (${why.en})` : ''}`,
  }
}

function words(row: TimelineRow): string | null {
  if (row.comment) return row.comment
  if (row.suspendReason) return row.suspendReason
  if (!row.answer || !row.step) return null
  const { procedure, step, outcome, answer } = row
  return wordsOf({ procedure, step, outcome, answer })
}

function personsIn(row: TimelineRow): string[] {
  const named = personFields.map((field) => row.data[field])
  return [row.actor, row.onBehalfOf, ...named].filter((id) => typeof id === 'string')
}
