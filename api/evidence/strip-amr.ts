import { EvidenceRefused } from './evidence-refused.ts'

/** Bytes of a frame after its first, by its type: narrow band, then wide band. -1 is no type. */
const sizes = {
  narrow: [12, 13, 15, 17, 19, 20, 26, 31, 5, -1, -1, -1, -1, -1, -1, 0],
  wide: [17, 23, 32, 36, 40, 46, 50, 58, 60, 5, -1, -1, -1, -1, 0, 0],
} as const
const heads = { narrow: '#!AMR\n', wide: '#!AMR-WB\n' } as const

/** An AMR recording, walked frame by frame; whatever follows its sound is cut off. */
export function stripAmr(bytes: Uint8Array): Uint8Array {
  const start = Buffer.from(bytes.subarray(0, 9)).toString('latin1')
  const band = start.startsWith(heads.wide) ? 'wide' : 'narrow'
  let at: number = heads[band].length
  if (!start.startsWith(heads[band])) throw new EvidenceRefused('damaged')
  let frames = 0
  while (at < bytes.length) {
    const head = bytes[at] ?? 0
    const size = sizes[band][(head >> 3) & 15] ?? -1
    // Padding bits are zero in every frame: other bytes are no sound.
    if (size < 0 || (head & 0x83) !== 0 || at + 1 + size > bytes.length) break
    at += 1 + size
    frames += 1
  }
  if (frames === 0) throw new EvidenceRefused('damaged')
  return bytes.slice(0, at)
}
