import { EvidenceRefused } from './evidence-refused.ts'

/** The sound and what it takes to play it; everything else tells of devices, places, times and people. */
const kept: readonly string[] = ['fmt ', 'fact', 'data']

/** A WAV without its LIST, bext, iXML, id3 and other chunks. @throws EvidenceRefused for damaged ones */
export function stripWav(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: Uint8Array[] = []
  const names = new Set<string>()
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = String.fromCharCode(...bytes.subarray(at, at + 4))
    const size = view.getUint32(at + 4, true)
    // A recorder that was cut off leaves a size that is too large, or none.
    const end = Math.min(bytes.length, at + 8 + size)
    if (kept.includes(name) && !names.has(name)) {
      chunks.push(chunk(name, bytes.subarray(at + 8, end)))
      names.add(name)
    }
    at = end + (size % 2)
  }
  if (!names.has('fmt ') || !names.has('data')) throw new EvidenceRefused('damaged')
  const body = Buffer.concat([Buffer.from('WAVE'), ...chunks])
  return new Uint8Array(chunk('RIFF', body))
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(content.length)
  const padding = Buffer.alloc(content.length % 2)
  return Buffer.concat([Buffer.from(name), size, content, padding])
}
