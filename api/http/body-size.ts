import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'

const megabyte = 1024 * 1024
const onError = () => {
  throw new HTTPException(413)
}
const ofForms = bodyLimit({ maxSize: megabyte, onError })
/** One file of 20 MB and what goes with it. */
const ofUploads = bodyLimit({ maxSize: 22 * megabyte, onError })

/** Forms are small; only what is sent as a file may be large. */
export const refuseTooLarge = createMiddleware(async (c, next) => {
  const isJson = (c.req.header('content-type') ?? 'json').includes('json')
  return await (isJson ? ofForms : ofUploads)(c, next)
})
