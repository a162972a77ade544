import { riskAreas, severities, sources } from '../workflows/issue/choices.ts'
import type { Text } from '../workflows/kit/definition.ts'

type Choices = readonly { readonly id: string; readonly label: Text }[]

const labelIn = (choices: Choices, id: string): string | null =>
  choices.find((choice) => choice.id === id)?.label.zh ?? null

/** 问题来源 */
export const sourceLabel = (id: string): string | null => labelIn(sources, id)

/** 严重程度 */
export const severityLabel = (id: string): string | null => labelIn(severities, id)

/** 风险领域 */
export const areaLabel = (id: string | null): Text | null =>
  riskAreas.find((area) => area.id === id)?.label ?? null
