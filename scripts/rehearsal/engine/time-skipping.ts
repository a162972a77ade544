import { Client, type Connection } from '@temporalio/client'
import type { Duration } from '@temporalio/common'
import { TestWorkflowEnvironment } from '@temporalio/testing'
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker'

// Once a process: what Temporal's libraries have to say goes to stderr, and only when it is serious.
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: {
    logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) },
  },
})

/** Temporal's test server, whose clock skips what nothing happens in, as the engine of a bureau. */
export type TimeSkipping = {
  readonly address: string
  readonly client: Client
  /** Business time minus the engine's. */
  readonly shiftMs: number
  /** Business time by the engine, as epoch milliseconds. */
  readonly businessMs: () => Promise<number>
  /** Lets engine time pass; what falls due meanwhile is done on its way. */
  readonly sleep: (time: number | Duration) => Promise<void>
  /** Each started piece of work holds the engine's clock; these let go of it, and hold it again, in their stead. */
  readonly letGo: () => Promise<void>
  readonly hold: () => Promise<void>
  /** The engine's own calls, and how to give one up. */
  readonly rpc: Connection['workflowService']
  readonly abortable: <T>(signal: AbortSignal, call: () => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

/** Starts a test server whose business time begins at an instant. */
export async function startTimeSkipping(args: {
  readonly program: string
  readonly beginMs: number
}): Promise<TimeSkipping> {
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: args.program } },
  })
  const { testService } = env.connection
  if (!testService) throw new Error('the engine has no clock that skips')
  const shiftMs = args.beginMs - (await env.currentTimeMs())
  return {
    address: env.address,
    // Not the environment's own client, which would skip time while it waits for a result.
    client: new Client({ connection: env.connection }),
    shiftMs,
    businessMs: async () => (await env.currentTimeMs()) + shiftMs,
    sleep: (duration) => env.sleep(duration),
    letGo: async () => void (await testService.unlockTimeSkipping({})),
    hold: async () => void (await testService.lockTimeSkipping({})),
    rpc: env.connection.workflowService,
    abortable: (signal, call) => env.connection.withAbortSignal(signal, call),
    close: () => env.teardown(),
  }
}
