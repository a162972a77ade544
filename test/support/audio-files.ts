/** Small recordings that tell who made them: 举报人王某, in every place that formats have for it. */
const WHO = Buffer.from('举报人王某')
const text = (words: string) => Buffer.from(words, 'latin1')

const riffChunk = (name: string, content: Buffer): Buffer => {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(content.length)
  return Buffer.concat([text(name), size, content, Buffer.alloc(content.length % 2)])
}

export const wavSound = Buffer.from(Array.from({ length: 200 }, (_, i) => (i * 7) % 256))
export function aWav(): Uint8Array {
  const format = Buffer.from([1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0])
  const body = Buffer.concat([
    text('WAVE'),
    riffChunk('LIST', Buffer.concat([text('INFOIART'), WHO])),
    riffChunk('fmt ', format),
    riffChunk('data', wavSound),
    riffChunk('bext', WHO),
  ])
  return new Uint8Array(riffChunk('RIFF', body))
}

/** A frame of 128 kbit/s at 44.1 kHz: 417 bytes. */
const mp3Frame = (fill: number): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413, fill)])
export const mp3Sound = Buffer.concat([1, 2, 3, 4].map(mp3Frame))
export function anMp3(): Uint8Array {
  const tag = Buffer.concat([text('TPE1'), WHO])
  const id3 = Buffer.concat([text('ID3'), Buffer.from([3, 0, 0, 0, 0, 0, tag.length]), tag])
  const encoder = mp3Frame(0)
  encoder.write('Info', 36)
  encoder.write('LAME3.100', 60)
  const end = Buffer.concat([text('TAG'), WHO, Buffer.alloc(128 - 3 - WHO.length)])
  return new Uint8Array(Buffer.concat([id3, encoder, mp3Sound, end]))
}

export const amrSound = Buffer.concat([
  text('#!AMR\n'),
  ...[1, 2, 3].map((fill) => Buffer.concat([Buffer.from([0x3c]), Buffer.alloc(31, fill)])),
])
export const anAmr = (): Uint8Array =>
  new Uint8Array(Buffer.concat([amrSound, Buffer.from([0xff]), WHO]))

const box = (type: string, ...content: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(content)
  const size = Buffer.alloc(4)
  size.writeUInt32BE(body.length + 8)
  return Buffer.concat([size, text(type), body])
}
const WHEN = Buffer.from([0xe1, 0xe2, 0xe3, 0xe4])
const header = (length: number): Buffer =>
  Buffer.concat([Buffer.alloc(4), WHEN, WHEN, Buffer.alloc(length)])

export const m4aSound = Buffer.alloc(64, 0x5a)
export function anM4a(handler = 'soun'): Uint8Array {
  const hdlr = box('hdlr', Buffer.alloc(8), text(handler), Buffer.alloc(12), WHO)
  const track = box('trak', box('tkhd', header(80)), box('mdia', box('mdhd', header(12)), hdlr))
  return new Uint8Array(
    Buffer.concat([
      box('ftyp', text('M4A '), Buffer.alloc(4), text('M4A mp42isom')),
      box('mdat', m4aSound),
      box('moov', box('mvhd', header(88)), track, box('udta', box('meta', WHO)), box('uuid', WHO)),
    ]),
  )
}
