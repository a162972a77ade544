import { z } from 'zod'
import type { Basis } from '../workflows/consequences.ts'

const Kept = z.object({
  rule: z.string(),
  ruleVersion: z.number(),
  threshold: z.number(),
  value: z.number(),
  because: z.array(z.string()),
  period: z.string().optional(),
})

/** Why a case came about by rule, as it was kept when it was opened. @throws Error when it was not by rule */
export function basisOf(data: Readonly<Record<string, unknown>>): Basis {
  return Kept.parse(data['basis'])
}

/** The same where a case may also have come about otherwise: undefined then. */
export const findBasis = (kept: unknown): Basis | undefined => Kept.safeParse(kept).data
