import type { Deps } from './deps.ts'
import type { CaseStart } from './engine.ts'
import { EngineUnavailable } from './engine.ts'

/** Starts a case that is stored, and returns once its first task can be read; with the engine away the relay does it later. */
export async function startOpened(deps: Deps, start: CaseStart): Promise<void> {
  try {
    await deps.engine.start(start, { untilOpen: true })
  } catch (error) {
    if (!(error instanceof EngineUnavailable)) throw error
    deps.log.warn({ err: error, caseId: start.caseId }, 'a case is left for the relay to start')
  }
}
