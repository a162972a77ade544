/** What may be kept of an error: never a statement's parameters or a row, which hold what people wrote. */
export type LoggableError = {
  readonly type: string
  readonly message: string
  readonly code?: string
  readonly constraint?: string
  readonly frames: readonly string[]
  readonly cause?: LoggableError
}

/**
 * An error without content. Messages of the database and of parsers quote values and are left out;
 * their SQLSTATE and constraint say what happened, the frames where.
 */
export function loggableError(error: unknown): LoggableError {
  if (!(error instanceof Error)) return { type: typeof error, message: '', frames: [] }
  const code = textOf(error, 'code')
  const constraint = textOf(error, 'constraint_name')
  return {
    type: error.constructor.name || error.name,
    message: quotesValues(error) ? '' : error.message,
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    frames: framesOf(error),
    ...(error.cause !== undefined && { cause: loggableError(error.cause) }),
  }
}

/** Errors whose message repeats what they were given. */
const quotesValues = (error: Error): boolean =>
  error instanceof SyntaxError || 'query' in error || 'severity' in error || 'params' in error

function framesOf(error: Error): readonly string[] {
  const stack = error.stack ?? ''
  // The stack begins with the message, which may be many lines of somebody's text.
  const afterMessage = stack.slice(
    Math.max(0, stack.lastIndexOf(error.message)) + error.message.length,
  )
  const lines = afterMessage.split('\n').map((line) => line.trim())
  return lines.filter((line) => /^at .+:\d+:\d+\)?$/.test(line)).slice(0, 12)
}

function textOf(error: Error, key: string): string | undefined {
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' ? value : undefined
}
