import { type DestinationStream, type Logger, pino } from 'pino'
import { loggableError } from '../db/loggable-error.ts'
import type { Env } from './env.ts'

/** JSON lines on standard output, or to `destination`; errors without anybody's content. */
export const createLog = (level: Env['LOG_LEVEL'], destination?: DestinationStream): Logger =>
  pino({ level, base: { part: 'api' }, serializers: { err: loggableError } }, destination)
