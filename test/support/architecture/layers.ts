import type { SourceFile, SourceImport } from './source-file.ts'

/** Says why an import may not be, or undefined when it may (CONTRIBUTING 1). */
export function layerViolation(
  file: SourceFile,
  imported: SourceImport,
  all: ReadonlyMap<string, SourceFile>,
): string | undefined {
  const from = layerOf(file.path)
  const to = layerOf(imported.to)
  if (to === from || !isGuarded(from)) return undefined
  if (to === 'test' || to === 'scripts') return `${to}/ serves the product and is never part of it`
  return checks[from]({ imported, to, all })
}

type Question = {
  readonly imported: SourceImport
  readonly to: string
  readonly all: ReadonlyMap<string, SourceFile>
}

const checks = {
  workflows: ({ imported, to }: Question) => {
    if (to === 'db' || to === 'api' || to === 'web') {
      return 'workflows replay from their history, so they reach the outside only through activities'
    }
    if (to === 'activities' && !imported.typeOnly) {
      return 'workflows know activities by their types; calling one goes through the kit’s proxies'
    }
    if (imported.to.startsWith('node:')) {
      return 'a workflow that read a file or the host would replay differently'
    }
    if (/^@temporalio\/(worker|client|activity|testing)/.test(imported.to) && !imported.typeOnly) {
      return 'only @temporalio/workflow and @temporalio/common run in the workflow sandbox'
    }
    return undefined
  },
  api: (question: Question) => {
    if (question.to === 'activities' || question.to === 'web') return meetInPostgres
    if (/^@temporalio\/(workflow|activity)/.test(question.imported.to)) {
      return 'the API is a client of Temporal: procedures run in the worker'
    }
    return impureWorkflowImport(question)
  },
  activities: (question: Question) => {
    if (question.to === 'api' || question.to === 'web') return meetInPostgres
    return impureWorkflowImport(question)
  },
  db: ({ imported, to }: Question) => {
    if (to === 'workflows' && imported.typeOnly) return undefined
    if (isGuarded(to) || imported.to.startsWith('@temporalio/')) {
      return 'db is used by the others and uses none of them; only types of definitions come in'
    }
    return undefined
  },
  web: (question: Question) => {
    const { imported, to } = question
    if (imported.to.startsWith('@temporalio/') || imported.to.startsWith('node:')) {
      return 'a browser talks to the API only; this package needs Node'
    }
    if (to === 'api' && !imported.typeOnly) {
      return 'the pages take types from the API, not its code, which would end up in the browser'
    }
    if (to === 'db' || to === 'activities') {
      return 'a browser talks to the API only: take types from api/app.ts or a definition'
    }
    return impureWorkflowImport(question)
  },
} as const

const meetInPostgres =
  'the worker and the API are separate processes that meet in Postgres and Temporal'

/** Outside the sandbox only what is data or pure may be loaded; types are always welcome. */
function impureWorkflowImport({ imported, to, all }: Question): string | undefined {
  if (to !== 'workflows' || imported.typeOnly) return undefined
  if (
    !/^workflows\/([^/]+\.ts|kit\/.*|.*\/(definition|forms|rules|choices|effects)\.ts)$/.test(
      imported.to,
    )
  ) {
    return 'outside the worker’s bundle only the pure files of a procedure (definition, forms, rules, choices, effects) and of the kit are shared'
  }
  const culprit = sandboxImport(imported.to, all, new Set())
  return culprit && `${culprit} needs the workflow sandbox, so it is not one of the pure files`
}

function sandboxImport(
  file: string,
  all: ReadonlyMap<string, SourceFile>,
  seen: Set<string>,
): string | undefined {
  if (seen.has(file)) return undefined
  seen.add(file)
  const atRunTime = all.get(file)?.imports.filter((imported) => !imported.typeOnly) ?? []
  if (atRunTime.some((imported) => imported.to.startsWith('@temporalio/workflow'))) return file
  return atRunTime
    .map((imported) => sandboxImport(imported.to, all, seen))
    .find((culprit) => culprit !== undefined)
}

function layerOf(file: string): string {
  return file.split('/')[0] ?? ''
}

function isGuarded(layer: string): layer is keyof typeof checks {
  return Object.hasOwn(checks, layer)
}
