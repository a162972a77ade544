import { effectKind } from '../kit/effect.ts'
import type { AnsweredBeside } from '../kit/end-beside.ts'

/** Registers what was committed to in the case's last record, each as an issue of the section (5.1). */
export const registerCommitments = effectKind<Readonly<Record<string, never>>>('interview.commit')

/** Opens an interview with whoever is late with the task that was decided about. */
export const proposeInterview = effectKind<AnsweredBeside>('interview.propose')
