import type { z } from 'zod'
import type { Challenge, FileComplaint } from '../../api/schemas/complaint.ts'
import { call, Refused } from './call.ts'

type Proof = NonNullable<z.infer<typeof FileComplaint>['proof']>

/** Asks for a challenge and solves it. @throws Refused; an Error where the browser can not calculate */
export async function prove(): Promise<Proof> {
  if (!globalThis.crypto?.subtle) throw new Error('no-crypto')
  const challenge = await call<z.infer<typeof Challenge>>('challenge')
  const worker = new Worker(new URL('./solve-worker.ts', import.meta.url), { type: 'module' })
  try {
    const solution = await new Promise<Proof['solution'] | null>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data)
      worker.onerror = () => reject(new Refused('unreachable'))
      worker.postMessage(challenge)
    })
    if (!solution) throw new Error('no-crypto')
    return { challenge, solution }
  } finally {
    worker.terminate()
  }
}

let ahead: Promise<Proof> | undefined

/** Begins while the complainant still reads, so that submitting need not wait. */
export function proveAhead(): void {
  ahead ??= prove()
  ahead.catch(() => {
    ahead = undefined
  })
}

/** The proof begun ahead, or a new one; each serves once. */
export async function takeProof(): Promise<Proof> {
  const begun = ahead
  ahead = undefined
  return await (begun ?? prove()).catch(() => prove())
}
