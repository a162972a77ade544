import net from 'node:net'

/** Longer than a queue's name, so that one cut in two is still seen. */
const TAIL = 200

/**
 * Passes a worker's traffic on and overhears the name of the queue that it alone listens to. The engine sends
 * it work even after it has stopped, and nothing else tells the name.
 */
export async function openWireTap(args: { readonly to: string; readonly identity: string }) {
  const [host = '127.0.0.1', port = ''] = args.to.split(/:(?=\d+$)/)
  const pattern = new RegExp(`${args.identity}-[0-9a-f]{32}`)
  let name: string | undefined
  const sockets = new Set<net.Socket>()
  const server = net.createServer((worker) => {
    const engine = net.connect({ host, port: Number(port), noDelay: true })
    worker.setNoDelay(true)
    let heard = ''
    worker.on('data', (chunk) => {
      if (name !== undefined) return
      heard = (heard + chunk.toString('latin1')).slice(-TAIL - chunk.length)
      name = pattern.exec(heard)?.[0]
    })
    worker.pipe(engine).pipe(worker)
    for (const socket of [worker, engine]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        worker.destroy()
        engine.destroy()
      })
    }
  })
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  return {
    address: `127.0.0.1:${typeof address === 'object' ? address?.port : address}`,
    /** The queue of that worker alone, once it has asked for work. */
    queue: () => name,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
    },
  }
}

export type WireTap = Awaited<ReturnType<typeof openWireTap>>
