/** What a failed statement means for whoever asked, by SQLSTATE class. */
export type DatabaseFailure = 'bad-value' | 'busy' | 'away'

/**
 * Reads the SQLSTATE behind an error: a value Postgres can't hold (such as a NUL character), two
 * writers in each other's way, or a database that is not there.
 */
export function databaseFailure(error: unknown): DatabaseFailure | undefined {
  const code = sqlState(error)
  if (!code) return undefined
  if (code.startsWith('22')) return 'bad-value'
  if (code === '40001' || code === '40P01' || code === '55P03') return 'busy'
  const isAway = code.startsWith('08') || code.startsWith('57P') || code.startsWith('53')
  return isAway || unreachable.has(code) ? 'away' : undefined
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
])

function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return sqlState(error.cause)
}
