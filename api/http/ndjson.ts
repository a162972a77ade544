import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import type { AppEnv } from '../app-env.ts'
import { onError } from '../errors.ts'

const TYPE = 'application/x-ndjson'

/** A 200 answer of one JSON value a line, for `responses` of a route. */
export const answersLines = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  // The media type is kept out of the types: it would be taken for JSON, whose answer is one value.
  content: { [TYPE]: { schema } } as Record<string, { schema: T }>,
})

/**
 * Answers with lines while `work` goes on. What it throws becomes the last line, as the problem that the
 * request would otherwise have been refused with. Lines are not waited for: who reads slowly holds up
 * nothing.
 */
export function streamLines<Line>(
  c: Context<AppEnv>,
  work: (say: (line: Line) => void) => Promise<void>,
): Response {
  c.header('Content-Type', `${TYPE}; charset=utf-8`)
  c.header('Cache-Control', 'no-store')
  return stream(c, async (out) => {
    const written: Promise<unknown>[] = []
    const write = (text: string) => void written.push(out.write(`${text}\n`))
    try {
      await work((line) => write(JSON.stringify(line)))
    } catch (error) {
      const refused = onError(error instanceof Error ? error : new Error(String(error)), c)
      write(await refused.text())
    }
    await Promise.all(written)
  })
}
