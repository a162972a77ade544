import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { html } from 'hono/html'
import { newRouter } from '../app-env.ts'
import { notFound } from '../errors.ts'

const require = createRequire(import.meta.url)

/** Swagger UI's own files, from the package: nothing is fetched from elsewhere. */
const files: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
}

const start = `window.SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null })\n`

/** The API's documentation, readable in a browser and under the same CSP as everything else. */
export function docsRoutes() {
  return newRouter()
    .get('/docs', (c) =>
      c.html(html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>清风 API</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>`),
    )
    .get('/docs/start.js', (c) =>
      c.body(start, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
    )
    .get('/docs/:file', async (c) => {
      const file = c.req.param('file')
      const type = files[file]
      if (!type) throw notFound()
      const content = await readFile(require.resolve(`swagger-ui-dist/${file}`))
      return c.body(new Uint8Array(content), 200, { 'Content-Type': type })
    })
}
