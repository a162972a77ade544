import { randomInt } from 'node:crypto'
import net from 'node:net'
import { PlainError } from './plain-error.ts'

const ports = {
  web: { title: 'the pages', variable: 'QINGFENG_PORT', standard: 8080 },
  postgres: { title: 'PostgreSQL', variable: 'QINGFENG_POSTGRES_PORT', standard: 54329 },
  temporal: { title: 'Temporal', variable: 'QINGFENG_TEMPORAL_PORT', standard: 7243 },
  temporalUi: { title: 'Temporal’s pages', variable: 'QINGFENG_TEMPORAL_UI_PORT', standard: 8243 },
} as const

/**
 * The port something listens on: its variable, else the standard one.
 * @throws PlainError when the variable is not a port or the port is taken
 */
export async function choosePort(purpose: keyof typeof ports): Promise<number> {
  const { title, variable, standard } = ports[purpose]
  const asked = process.env[variable]
  const port = Number(asked ?? standard)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new PlainError(`${variable} is ${asked}, which is not a port.`)
  }
  if (await isFree(port)) return port
  throw new PlainError(
    `Port ${port}, wanted for ${title}, is in use by another program: stop it or set ${variable} to a free port.`,
  )
}

/** Below what systems lend to outgoing connections: a port from up there may be taken by the next start. */
const lowest = 12_000
const range = 18_000

/** Some port that is free now, and will be when something that used it starts again. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + randomInt(range)
    if (await isFree(port)) return port
  }
}

async function isFree(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
