import { EvidenceRefused } from './evidence-refused.ts'

/** Boxes looked into, because they hold both sound and what tells of people. */
const containers: readonly string[] = [
  'moov',
  'trak',
  'mdia',
  'edts',
  'minf',
  'dinf',
  'stbl',
  'mvex',
  'moof',
  'traf',
]
/** Boxes that playing takes; every other one is emptied. */
const needed: readonly string[] = [
  ...containers,
  ...[
    'ftyp',
    'mdat',
    'mvhd',
    'tkhd',
    'mdhd',
    'hdlr',
    'smhd',
    'elst',
    'dref',
    'iods',
    'trex',
    'mehd',
  ],
  ...['stsd', 'stts', 'stsc', 'stsz', 'stz2', 'stco', 'co64', 'ctts', 'stss', 'sgpd', 'sbgp'],
  ...['mfhd', 'tfhd', 'tfdt', 'trun', 'sidx', 'styp'],
]
/** Boxes whose first fields are when the recording was made and changed. */
const dated: readonly string[] = ['mvhd', 'tkhd', 'mdhd']
const DEEPEST = 8

/**
 * An M4A without titles, names, places, pictures and times. Boxes that tell are blanked where they are, so
 * that the sound, which is found by its position, stays where it was.
 * @throws EvidenceRefused for films, and for anything else that is no recording
 */
export function stripM4a(bytes: Uint8Array): Uint8Array {
  const clean = Uint8Array.from(bytes)
  const found = new Set<string>()
  walk(clean, { from: 0, to: clean.length, depth: 0 }, found)
  if (!found.has('sound') || !found.has('mdat')) throw new EvidenceRefused('damaged')
  return clean
}

type Span = { readonly from: number; readonly to: number; readonly depth: number }

function walk(bytes: Uint8Array, { from, to, depth }: Span, found: Set<string>): void {
  const view = new DataView(bytes.buffer)
  for (let at = from; at + 8 <= to; ) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const { head, size } = sizeOf(view, at, to)
    if (size < head || at + size > to) throw new EvidenceRefused('damaged')
    const inside = { from: at + head, to: at + size, depth: depth + 1 }
    found.add(type)
    if (!needed.includes(type)) blank(bytes, at, inside)
    else if (containers.includes(type)) {
      if (depth > DEEPEST) throw new EvidenceRefused('damaged')
      walk(bytes, inside, found)
    } else if (dated.includes(type)) undate(bytes, inside)
    else if (type === 'hdlr') nameless(bytes, inside, found)
    at += size
  }
}

/** A size of 1 stands for a long one that follows, 0 for everything that is left. */
function sizeOf(view: DataView, at: number, to: number): { head: number; size: number } {
  const size = view.getUint32(at)
  if (size === 0) return { head: 8, size: to - at }
  if (size !== 1) return { head: 8, size }
  return at + 16 <= to
    ? { head: 16, size: Number(view.getBigUint64(at + 8)) }
    : { head: 16, size: 0 }
}

function blank(bytes: Uint8Array, at: number, { from, to }: Span): void {
  bytes.set(Buffer.from('free'), at + 4)
  bytes.fill(0, from, to)
}

/** Version 0 has two times of four bytes, version 1 of eight. */
function undate(bytes: Uint8Array, { from, to }: Span): void {
  const length = bytes[from] === 1 ? 16 : 8
  bytes.fill(0, from + 4, Math.min(to, from + 4 + length))
}

/** A track of anything but sound is a film, a subtitle or a trail of places; a track's name tells its maker. */
function nameless(bytes: Uint8Array, { from, to }: Span, found: Set<string>): void {
  const handler = String.fromCharCode(...bytes.subarray(from + 8, from + 12))
  if (handler === 'url ' || handler === 'alis') return
  if (handler !== 'soun') throw new EvidenceRefused('not-allowed')
  found.add('sound')
  bytes.fill(0, from + 12, to)
}
