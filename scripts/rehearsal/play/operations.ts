import { createApp } from '../../../api/app.ts'
import { describeApi } from '../../../api/describe-api.ts'
import { readEnv } from '../../../api/env.ts'
import { createLog } from '../../../api/log.ts'
import { randomId } from '../../../api/new-id.ts'
import { createDb } from '../../../db/client.ts'
import type { Method } from '../engine/open-bureau.ts'
import type { Values } from '../scenario/scenario.ts'

/** One operation of the API: where it is, and which values go where. */
export type Operation = {
  readonly id: string
  readonly method: Method
  /** `/api/tasks/{id}/complete` */
  readonly path: string
  readonly pathFields: readonly string[]
  readonly queryFields: readonly string[]
  /** Undefined without a body. */
  readonly bodyFields: readonly string[] | undefined
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

/** Every operation by its operationId, as the API describes itself. */
export function readOperations(): ReadonlyMap<string, Operation> {
  const document = describe()
  const found = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      const id = operation?.operationId
      if (!operation || !id) return []
      const fieldsIn = (place: string) =>
        (operation.parameters ?? []).flatMap((p) => ('in' in p && p.in === place ? [p.name] : []))
      const content = 'requestBody' in operation ? operation.requestBody : undefined
      const body = content && 'content' in content ? content.content : undefined
      const schema = body && Object.values(body)[0]?.schema
      const entry: Operation = {
        id,
        method: upper[method],
        path,
        pathFields: fieldsIn('path'),
        queryFields: fieldsIn('query'),
        bodyFields: body ? fieldsOf(schema, document.components?.schemas ?? {}) : undefined,
      }
      return [[id, entry] as const]
    }),
  )
  return new Map(found)
}

/** The path with its fields filled in, and the rest as query and body. */
export function requestOf(operation: Operation, values: Values) {
  const { pathFields, queryFields, bodyFields } = operation
  const path = pathFields.reduce(
    (filled, field) => filled.replace(`{${field}}`, encodeURIComponent(String(values[field]))),
    operation.path,
  )
  const rest = Object.entries(values).filter(([name]) => !pathFields.includes(name))
  const inQuery = rest.filter(([name]) => queryFields.includes(name) && !bodyFields?.includes(name))
  const query = new URLSearchParams(inQuery.map(([name, value]) => [name, String(value)]))
  const inBody = rest.filter(([name]) => !inQuery.some(([queried]) => queried === name))
  return {
    path: query.size > 0 ? `${path}?${query}` : path,
    body: bodyFields ? Object.fromEntries(inBody) : undefined,
  }
}

/** The description needs the routes, not what they work with; nothing here is ever connected to. */
function describe() {
  const url = 'postgres://nowhere'
  const env = readEnv({
    DATABASE_URL: url,
    SESSION_SECRET: 'signs nothing: only describes what could be asked',
    PAYLOAD_KEYS_FILE: 'none',
  })
  const away = async (): Promise<never> => {
    throw new Error('there is no engine')
  }
  const engine = { start: away, act: away, recompute: away, tell: away, healthy: away }
  const app = createApp({
    db: createDb(url),
    engine,
    env,
    log: createLog('silent'),
    clock: { now: () => '2026-01-05T01:00:00Z' },
    newId: randomId,
  })
  return describeApi(app, 'session')
}

type Schemas = NonNullable<NonNullable<ReturnType<typeof describe>['components']>['schemas']>

/** Names of an object's properties, through references and combinations. */
function fieldsOf(schema: unknown, schemas: Schemas): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  if ('$ref' in schema) {
    return fieldsOf(schemas[String(schema.$ref).split('/').at(-1) ?? ''], schemas)
  }
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((key) =>
    key in schema ? Object.values((schema as Values)[key] as object) : [],
  )
  const own = 'properties' in schema ? Object.keys(schema.properties as object) : []
  return [...new Set([...own, ...parts.flatMap((part) => fieldsOf(part, schemas))])]
}

const upper = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE' } as const
