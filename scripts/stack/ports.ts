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

/** Some port that is free now. */
export async function freePort(): Promise<number> {
  return (await listenOnce(0)) ?? 0
}

async function isFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== undefined
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}
