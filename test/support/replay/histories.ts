import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { History } from '@temporalio/common/lib/proto-utils.js'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'

/** Recorded histories, one file a case. They are kept for as long as cases of their release may run. */
export const historiesFolder = path.resolve(import.meta.dirname, '../../workflows/histories')

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Names of the recorded histories, sorted. */
export const historyNames = (): readonly string[] =>
  readdirSync(historiesFolder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort()

export const readHistory = (name: string): string =>
  readFileSync(path.join(historiesFolder, `${name}.json`), 'utf8')

/** A history as a file keeps it: without the machine that made it, every event on a line of its own. */
export function historyFile(history: History): string {
  const { events } = JSON.parse(historyToJSON(history)) as { readonly events: readonly Json[] }
  return `{"events":[\n${events.map((event) => JSON.stringify(event, anonymous)).join(',\n')}\n]}\n`
}

/** Process numbers and host names say nothing about a case; replay never looks at them. */
function anonymous(key: string, value: unknown): unknown {
  if (key === 'identity') return 'recorder'
  if (key === 'name' && typeof value === 'string' && /^\d+@/.test(value)) return 'sticky'
  return value
}

/** Everything readable in a history: its own text and every payload in it, decoded. */
export function readableText(file: string): string {
  const payloads = [...file.matchAll(/"data":"([A-Za-z0-9+/=]*)"/g)]
  return [file, ...payloads.map(([, data = '']) => Buffer.from(data, 'base64').toString())].join(
    '\n',
  )
}
