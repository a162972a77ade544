import { severities, sources } from '../workflows/issue/choices.ts'
import type { Text } from '../workflows/kit/definition.ts'

type Choices = readonly { readonly id: string; readonly label: Text }[]

const labelIn = (choices: Choices, id: string): string =>
  choices.find((choice) => choice.id === id)?.label.zh ?? id

/** 问题来源 */
export const sourceLabel = (id: string): string => labelIn(sources, id)

/** 严重程度 */
export const severityLabel = (id: string): string => labelIn(severities, id)
