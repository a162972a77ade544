import {
  Client,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import { NativeConnection } from '@temporalio/worker'
import type { Logger } from 'pino'
import type { CaseInput } from '../workflows/kit/case-input.ts'
import { payloadCodec } from '../workflows/kit/payload-codec.ts'
import { TASK_QUEUE, workflowId } from '../workflows/task-queue.ts'
import { type Engine, EngineUnavailable } from './engine.ts'
import type { Env } from './env.ts'
import { readPayloadKeys } from './payload-keys.ts'

/** How long a person waits for the engine before being told that it is away. */
const PATIENCE_MS = 15_000

/**
 * The engine over the native client, which carries more updates than grpc-js does. Connects when it is
 * first needed and again after a failure, so that the API starts and takes cases in while Temporal is away.
 */
export function connectEngine(
  env: Env,
  log: Logger,
): Engine & { readonly close: () => Promise<void> } {
  const dataConverter = { payloadCodecs: [payloadCodec(readPayloadKeys(env))] }
  let connecting:
    | Promise<{ readonly connection: NativeConnection; readonly engine: Engine }>
    | undefined
  const open = async () => {
    const connection = await NativeConnection.connect({ address: env.TEMPORAL_ADDRESS })
    const client = new Client({ connection, namespace: env.TEMPORAL_NAMESPACE, dataConverter })
    log.info({ address: env.TEMPORAL_ADDRESS }, 'engine connected')
    return { connection, engine: createEngine(client) }
  }
  const connected = async (): Promise<Engine> => {
    connecting ??= open()
    try {
      return (await connecting).engine
    } catch (error) {
      connecting = undefined
      throw away(error)
    }
  }
  return {
    start: async (...args) => (await connected()).start(...args),
    act: async (...args) => (await connected()).act(...args),
    recompute: async (...args) => (await connected()).recompute(...args),
    tell: async (...args) => (await connected()).tell(...args),
    healthy: async () => (await connected()).healthy(),
    close: async () => {
      const open = await connecting?.catch(() => undefined)
      await open?.connection.close()
    },
  }
}

type EngineOptions = {
  /** How far business time is from the engine's, in a rehearsal. */
  readonly shiftMs?: number
  /** How long an answer is waited for. */
  readonly patienceMs?: number
}

/** The engine over a Temporal client. */
export function createEngine(
  client: Client,
  { shiftMs = 0, patienceMs = PATIENCE_MS }: EngineOptions = {},
): Engine {
  const inTime = <T>(call: () => Promise<T>): Promise<T> =>
    client.connection.withAbortSignal(AbortSignal.timeout(patienceMs), call)

  return {
    async start({ caseId, procedure, startAt, facts }, options = {}) {
      const start = {
        taskQueue: TASK_QUEUE,
        workflowId: workflowId(caseId),
        args: [{ caseId, startAt, facts, ...(shiftMs && { shiftMs }) }] as [CaseInput],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
      } as const
      try {
        if (options.untilOpen) {
          const startWorkflowOperation = new WithStartWorkflowOperation(procedure, start)
          await inTime(() =>
            client.workflow.executeUpdateWithStart('opened', { startWorkflowOperation }),
          )
        } else await inTime(() => client.workflow.start(procedure, start))
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return
        throw away(error)
      }
    },

    async act(caseId, act) {
      const handle = client.workflow.getHandle(workflowId(caseId))
      const updateId = `${act.taskId}/${act.round}/${act.act}/${act.at}`
      try {
        const reply = await inTime(() =>
          handle.executeUpdate<{ nextTaskId: string | null }, [typeof act]>('act', {
            args: [act],
            updateId,
          }),
        )
        return { done: true, nextTaskId: reply.nextTaskId }
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return { done: false, code: 'task.not-open' }
        if (
          error instanceof WorkflowUpdateFailedError &&
          error.cause instanceof ApplicationFailure
        ) {
          return { done: false, code: error.cause.type ?? 'task.not-open' }
        }
        throw away(error)
      }
    },

    async recompute(caseId) {
      try {
        await inTime(() => client.workflow.getHandle(workflowId(caseId)).executeUpdate('recompute'))
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw away(error)
      }
    },

    async tell(caseId, word, key) {
      try {
        const handle = client.workflow.getHandle(workflowId(caseId))
        await inTime(() =>
          handle.executeUpdate<void, [typeof word]>('hear', { args: [word], updateId: key }),
        )
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return
        if (error instanceof WorkflowUpdateFailedError) return
        throw away(error)
      }
    },

    async healthy() {
      await client.connection.withAbortSignal(AbortSignal.timeout(3_000), () =>
        client.workflowService.getSystemInfo({}),
      )
      return true
    },
  }
}

const away = (cause: unknown): EngineUnavailable =>
  new EngineUnavailable('the engine is away', { cause })
