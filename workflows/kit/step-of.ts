import type { Procedure, Step } from './definition.ts'
import { type SideStep, sideSteps } from './side-steps.ts'

/** A step of a procedure, its own or one that any task may give rise to. */
export const stepOf = (procedure: Procedure, step: string): Step =>
  procedure.steps[step] ?? sideSteps[step as SideStep]
