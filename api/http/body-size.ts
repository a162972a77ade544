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
/** 20 000 rows of a ledger, as settled in the preview. */
const ofLedgers = bodyLimit({ maxSize: 40 * megabyte, onError })

/** Forms are small; only files and the rows read from them may be large. */
export const refuseTooLarge = createMiddleware(async (c, next) => {
  if (c.req.path === '/api/ledger/import') return await ofLedgers(c, next)
  const isJson = (c.req.header('content-type') ?? 'json').includes('json')
  return await (isJson ? ofForms : ofUploads)(c, next)
})
