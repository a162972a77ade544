import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { compress } from 'hono/compress'
import type { AppEnv } from './app-env.ts'
import { notFound } from './errors.ts'

/** Places of the API: never answered with a page. */
const apiPath = /^\/(api|docs|healthz|metrics|openapi\.json)(\/|$)/
/** Files lie at the top or under assets; elsewhere a dot is part of a name: /people/liu.yang. */
const filePath = /^\/(assets\/.*|[^/]+\.[^/]+)$/

/**
 * Serves the built pages from a folder: the portal under /portal for people without an account; any other
 * address is a place within the app and gets its one page. Files with a hash in their name never change.
 */
export function serveWeb(app: Pick<OpenAPIHono<AppEnv>, 'get'>, folder: string): void {
  const page = path.join(folder, 'index.html')
  const portal = path.join(folder, 'portal/index.html')
  app.get('/assets/*', compress(), async (c, next) => {
    await next()
    if (c.res.ok) c.header('Cache-Control', 'public, max-age=31536000, immutable')
  })
  // Before the files, whose folder of that name would be redirected to.
  app.get('/portal', (c) => sendPage(c, portal))
  app.get('/portal/*', (c) => sendPage(c, portal))
  app.get('/*', serveStatic({ root: folder }))
  app.get('/*', async (c) => {
    const isPlace = !apiPath.test(c.req.path) && !filePath.test(c.req.path)
    if (!isPlace) throw notFound()
    return await sendPage(c, page)
  })
}

async function sendPage(c: Context, page: string): Promise<Response> {
  if (!existsSync(page)) throw notFound()
  return c.html(await readFile(page, 'utf8'), 200, { 'Cache-Control': 'no-cache' })
}
