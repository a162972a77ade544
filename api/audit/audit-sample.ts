import { createHash } from 'node:crypto'
import type { z } from '@hono/zod-openapi'
import type { AuditDraw } from '../../db/audit-draw.ts'
import { draw } from '../../workflows/audit/rules.ts'
import type { AuditSample } from '../schemas/audit.ts'

/** The draw as its page shows it, in its order. */
export function auditSample(kept: AuditDraw): z.infer<typeof AuditSample> {
  const { seed, entry, entryHash, size, population, sample, visible, checkedHere, found } = kept
  const seen = new Map(visible.map((one) => [one.id, one]))
  const ranked = population.map((id) => ({
    id,
    hash: createHash('sha256')
      .update(seed + id)
      .digest('hex'),
  }))
  return {
    seed,
    entry: entry === null ? null : { seq: entry, hash: entryHash },
    size,
    population: draw(ranked, ranked.length).map(({ id, hash }) => {
      const one = seen.get(id)
      const drawn = sample.includes(id)
      const here = checkedHere.includes(id)
      return {
        hash,
        id: one?.id ?? null,
        number: one?.number ?? null,
        title: one?.title ?? null,
        section: one?.section ?? null,
        drawn,
        checked: drawn ? (here ? 'here' : 'elsewhere') : null,
        finding: one && here && found ? (id in found ? 'false' : 'holds') : null,
        reason: one && here ? (found?.[id] ?? null) : null,
      }
    }),
  }
}
