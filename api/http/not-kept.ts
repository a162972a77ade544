import { createMiddleware } from 'hono/factory'

/** Answers of the API are for this person and this moment: no browser or proxy keeps them. */
export const notKept = createMiddleware(async (c, next) => {
  await next()
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
})
