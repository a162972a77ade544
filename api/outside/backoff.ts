import { Temporal } from 'temporal-polyfill'

const longestMinutes = 360
/** Whoever cannot be reached for so long is looked at by a person. */
const giveUpAfterHours = 72

/**
 * When something that was not taken is tried next: after 1, 2, 4 … minutes, at most six hours; null once
 * it has been tried for three days. `attempts` counts those made.
 */
export function nextAttempt(
  { since, attempts }: { readonly since: string; readonly attempts: number },
  now: string,
): string | null {
  const at = Temporal.Instant.from(now)
  const end = Temporal.Instant.from(since).add({ hours: giveUpAfterHours })
  if (Temporal.Instant.compare(at, end) >= 0) return null
  return at.add({ minutes: Math.min(2 ** Math.max(0, attempts - 1), longestMinutes) }).toString()
}
