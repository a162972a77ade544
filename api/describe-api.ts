import type { OpenAPIHono } from '@hono/zod-openapi'
import type { AppEnv } from './app-env.ts'
import { Problem, Ref, Text } from './schemas/common.ts'

type Document = ReturnType<OpenAPIHono<AppEnv>['getOpenAPI31Document']>

/** The OpenAPI 3.1 document; every operation may answer with a problem, and most need a session. */
export function describeApi(
  app: Pick<OpenAPIHono<AppEnv>, 'getOpenAPI31Document' | 'openAPIRegistry'>,
  cookie: string,
): Document {
  // Named first, so that a nullable use elsewhere does not become their definition.
  app.openAPIRegistry.register('Ref', Ref)
  app.openAPIRegistry.register('Text', Text)
  app.openAPIRegistry.register('Problem', Problem)
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: cookie,
  })
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: '清风 Qingfeng',
      version: '0.1.0',
      description:
        '作风建设闭环。写操作可带 Idempotency-Key:同一编号的同一请求只生效一次。出错时返回 application/problem+json。',
    },
    security: [{ session: [] }],
  })
  for (const path of Object.values(document.paths ?? {})) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const operation = path[method]
      if (operation) operation.responses = { ...operation.responses, default: problem }
    }
  }
  return document
}

const problem = {
  description: '被拒绝:原因、规则和谁能帮忙',
  content: {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  },
}
