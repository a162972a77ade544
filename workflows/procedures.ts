import { complaintProcedure } from './complaint/definition.ts'
import { issueProcedure } from './issue/definition.ts'
import type { Procedure, Step } from './kit/definition.ts'
import { sideSteps } from './kit/side-steps.ts'
import { revisitProcedure } from './revisit/definition.ts'

/** One line per procedure: what api, web and activities read. */
export const procedures = {
  issue: issueProcedure,
  revisit: revisitProcedure,
  complaint: complaintProcedure,
} as const satisfies Readonly<Record<string, Procedure>>

/** The procedure, or undefined when there is none of that id. */
export function findProcedure(id: string): Procedure | undefined {
  return (procedures as Readonly<Record<string, Procedure>>)[id]
}

/** A step of a procedure, its own or one that any task may give rise to. */
export function findStep(procedureId: string, step: string): Step | undefined {
  return (
    findProcedure(procedureId)?.steps[step] ?? (sideSteps as Readonly<Record<string, Step>>)[step]
  )
}
