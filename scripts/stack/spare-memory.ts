/**
 * Settings under which the API keeps less memory than it once needed: the space for new objects grows to half of what
 * Node would let it (a quarter would cost a sixth more processor time, a half costs none that could be measured), and
 * freed memory is not spread over as many pools as there are threads. Whoever set either keeps what they set.
 */
export function spareMemory(env: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const options = env['NODE_OPTIONS'] ?? ''
  const isSet = options.includes('semi-space')
  return {
    NODE_OPTIONS: isSet ? options : `${options} --max-semi-space-size=32`.trim(),
    MALLOC_ARENA_MAX: env['MALLOC_ARENA_MAX'] ?? '2',
  }
}
