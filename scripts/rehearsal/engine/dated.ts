type Activity = (...args: never[]) => unknown

/**
 * Activities that date nothing later than business time has come. The engine's clock runs on with the wall's
 * while work is done, so that what it says differs from run to run by milliseconds or, on a busy machine, more.
 */
export function datedBy<T extends Readonly<Record<string, Activity>>>(
  activities: T,
  nowMs: () => number,
): T {
  const dated = Object.entries(activities).map(([name, activity]) => {
    const run = activity as (...args: unknown[]) => unknown
    return [name, (...args: unknown[]) => run(...args.map((arg) => notLater(arg, nowMs())))]
  })
  return Object.fromEntries(dated) as T
}

/** The same value with every `at` no later than an instant. */
function notLater(value: unknown, ms: number): unknown {
  if (Array.isArray(value)) return value.map((item) => notLater(item, ms))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'at' && typeof inner === 'string' && Date.parse(inner) > ms
        ? new Date(ms).toISOString()
        : notLater(inner, ms),
    ]),
  )
}
