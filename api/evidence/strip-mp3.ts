import { EvidenceRefused } from './evidence-refused.ts'

/** kbit/s of MPEG-1 and of MPEG-2 and 2.5, layer III. */
const rates = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const
const frequencies = [44_100, 48_000, 32_000] as const
/** By the version bits: 2.5, reserved, 2, 1. */
const divisors = [4, 0, 2, 1] as const
/** Fewer frames than this may be anything. */
const LEAST = 3

/**
 * An MP3 as its frames alone: ID3, APE and lyrics tags, cover pictures and the encoder's own first frame are
 * left behind, because none of them is one. @throws EvidenceRefused where there is no sound
 */
export function stripMp3(bytes: Uint8Array): Uint8Array {
  const frames: Uint8Array[] = []
  for (let at = afterId3(bytes); at + 4 <= bytes.length; ) {
    const length = frameLength(bytes, at)
    const next = at + length
    const isFrame =
      length > 0 && (next >= bytes.length || frameLength(bytes, next) > 0 || frames.length > 0)
    if (!isFrame) {
      at += 1
      continue
    }
    const frame = bytes.subarray(at, Math.min(next, bytes.length))
    if (!isEncodersFrame(frame)) frames.push(frame)
    at = next
  }
  if (frames.length < LEAST) throw new EvidenceRefused('damaged')
  return new Uint8Array(Buffer.concat(frames))
}

/** Tags at the beginning may hold pictures, whose bytes could be taken for sound. */
function afterId3(bytes: Uint8Array): number {
  let at = 0
  while (String.fromCharCode(...bytes.subarray(at, at + 3)) === 'ID3' && at + 10 <= bytes.length) {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at + 6, at + 10)
    at += 10 + ((a & 127) << 21) + ((b & 127) << 14) + ((c & 127) << 7) + (d & 127)
  }
  return at
}

/** Length of the layer III frame that begins there; 0 where none does. */
function frameLength(bytes: Uint8Array, at: number): number {
  const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3)
  if (first !== 0xff || (second & 0xe6) !== 0xe2) return 0
  const version = (second >> 3) & 3
  const divisor = divisors[version] ?? 0
  const frequency = frequencies[(third >> 2) & 3]
  const rate = rates[version === 3 ? 1 : 2][third >> 4]
  if (!divisor || !frequency || !rate) return 0
  const perFrame = version === 3 ? 144_000 : 72_000
  return Math.floor((perFrame * rate) / (frequency / divisor)) + ((third >> 1) & 1)
}

/** A silent first frame in which the encoder writes its name and what it knows of the recording. */
function isEncodersFrame(frame: Uint8Array): boolean {
  const text = Buffer.from(frame.subarray(4, 48)).toString('latin1')
  return /Xing|Info|VBRI/.test(text)
}
