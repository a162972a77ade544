import { createMiddleware } from 'hono/factory'
import { complaintsBehind } from '../../db/complaint-kin.ts'
import { disciplineOn } from '../../db/identity-openings.ts'
import { tell } from '../../db/tell.ts'
import { today } from '../../workflows/kit/calendar.ts'
import type { AppEnv } from '../app-env.ts'
import type { Deps } from '../deps.ts'
import { Refusal } from '../errors.ts'
import { record } from '../record.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { identityIn } from './complaint-detail.ts'
import { findOwnWords } from './find-own-words.ts'

const writing = new Set(['POST', 'PUT'])

/**
 * Handlers' words stay in plain columns and travel on to sections, so none of them may say who complained:
 * whatever is written to a complaint's case, its tasks or the issues that came of it is looked through for the
 * complainant's name and numbers before it is stored. An attempt is on the record and told to discipline,
 * because it could also be somebody guessing.
 */
export const guardOwnWords = ({ db, clock }: Pick<Deps, 'db' | 'clock'>, sealing: Sealing) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const isJson = c.req.header('content-type')?.includes('json')
    if (!writing.has(c.req.method) || !isJson) return await next()
    const body: unknown = await c.req.json().catch(() => undefined)
    const said = wordsIn(body)
    const [, place, id = ''] = c.req.path.match(/^\/api\/(tasks|cases)\/([^/]+)/) ?? []
    if (said.length === 0 || !place) return await next()
    const of =
      place === 'cases' ? { caseId: decodeURIComponent(id) } : { taskIds: tasksIn(id, body) }
    for (const row of await complaintsBehind(db, of)) {
      const identity = identityIn(row, sealing.sealOf(row.caseId, row))
      const found = said.find(({ text }) => identity && findOwnWords(text, identity).length > 0)
      if (found) await refuse(row.caseId, c.var.viewer.personId, found.field)
    }
    return await next()

    async function refuse(caseId: string, personId: string, field: string): Promise<never> {
      const at = clock.now()
      const kind = 'complaint.own-words-refused'
      await record(db, async (tx, enter) => {
        const hear = (await disciplineOn(tx, today(at))).filter((one) => one !== personId)
        const notice = { key: `${kind}:${caseId}:${at}`, kind, caseId, taskId: null }
        await tell(
          tx,
          hear.map((one) => ({ ...notice, personId: one })),
          at,
        )
        enter({ at, kind, actor: personId, caseId, data: { field } })
      })
      throw ownWords(field)
    }
  })

const tasksIn = (id: string, body: unknown): string[] => {
  if (id !== 'bulk-complete') return [decodeURIComponent(id)]
  const { taskIds } = (body ?? {}) as { readonly taskIds?: unknown }
  return Array.isArray(taskIds) ? taskIds.filter((one) => typeof one === 'string') : []
}

/** Every text in a body, with the field it is in. */
function wordsIn(body: unknown, field = ''): { readonly field: string; readonly text: string }[] {
  if (typeof body === 'string') return body.length > 1 ? [{ field, text: body }] : []
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([name, value]) => {
    const isList = Array.isArray(body)
    return wordsIn(value, isList || name === 'values' || name === 'value' ? field : name)
  })
}

function ownWords(field: string): Refusal {
  const detail = {
    zh: '这里写出了反映人的姓名或号码,没有保存。请改为“反映人”,号码删去',
    en: 'This names the complainant or a number of theirs and was not kept. Write “the complainant” and leave numbers out',
  }
  return new Refusal({
    status: 422,
    code: 'words.own-identity',
    detail,
    rule: 'complaint.identity',
    field,
    fields: [{ field, detail }],
    help: { zh: '局纪检组', en: 'The discipline group' },
  })
}
