import { effectKind } from '../kit/effect.ts'

/**
 * Takes the false closures of the case's check back: they are reopened, the month's rates are counted
 * without them, and a section that falls below the minimum is interviewed.
 */
export const settleAudit = effectKind<Readonly<Record<string, never>>>('audit.settle')
