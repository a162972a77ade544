import type { Context } from 'hono'

/** Whether the asker has this very answer already (RFC 9110 §13): the tag decides, else the time. */
export function isUnchanged(
  c: Context,
  answer: { readonly etag: string; readonly changedAt: string },
): boolean {
  const tags = c.req.header('if-none-match')
  if (tags !== undefined) {
    const known = tags.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
    return known.includes('*') || known.includes(answer.etag)
  }
  const since = Date.parse(c.req.header('if-modified-since') ?? '')
  return Math.floor(Date.parse(answer.changedAt) / 1000) * 1000 <= since
}
