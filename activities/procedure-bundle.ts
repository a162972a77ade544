import { fileURLToPath } from 'node:url'

const workflows = (file: string) => fileURLToPath(new URL(`../workflows/${file}`, import.meta.url))

/** What the worker bundles. */
export const workflowsPath = workflows('index.ts')

/**
 * Loaded once a worker and shared by its cases, instead of once a case: definitions with their forms and
 * the libraries below them hold no state of a case. A case costs a tenth of the memory that way.
 */
export const preloadModules: readonly string[] = [
  'zod',
  'temporal-polyfill',
  workflows('procedures.ts'),
]
