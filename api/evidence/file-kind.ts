import { fileTypeFromBuffer } from 'file-type'
import { EvidenceRefused } from './evidence-refused.ts'

const office = 'application/vnd.openxmlformats-officedocument'

/** The kinds of files taken as evidence, with their type and the extensions they go by. */
export const kinds = {
  jpeg: { mime: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jfif'] },
  png: { mime: 'image/png', extensions: ['png'] },
  webp: { mime: 'image/webp', extensions: ['webp'] },
  pdf: { mime: 'application/pdf', extensions: ['pdf'] },
  docx: { mime: `${office}.wordprocessingml.document`, extensions: ['docx'] },
  xlsx: { mime: `${office}.spreadsheetml.sheet`, extensions: ['xlsx'] },
  pptx: { mime: `${office}.presentationml.presentation`, extensions: ['pptx'] },
  wav: { mime: 'audio/wav', extensions: ['wav'] },
  mp3: { mime: 'audio/mpeg', extensions: ['mp3'] },
  m4a: { mime: 'audio/mp4', extensions: ['m4a'] },
  amr: { mime: 'audio/amr', extensions: ['amr'] },
} as const
export type FileKind = keyof typeof kinds
export type AudioKind = Extract<FileKind, 'wav' | 'mp3' | 'm4a' | 'amr'>
export type OfficeKind = Extract<FileKind, 'docx' | 'xlsx' | 'pptx'>

const [ZIP, COMPOUND] = [0x504b0304, 0xd0cf11e0]
/** As much as telling a type takes. */
const SAMPLE = 4100

/**
 * The kind of a file by its content, which its extension must agree with. Of an Office file only the
 * container is recognised here: what is in it is checked when it is unpacked, within limits.
 * @throws EvidenceRefused for every other kind, with advice where there is some
 */
export async function kindOf(name: string, bytes: Uint8Array): Promise<FileKind> {
  const extension = extensionOf(name)
  const claimed = kindNames.find((kind) => named(kind).includes(extension))
  const found = await contentOf(bytes)
  if (found === 'compound') throw new EvidenceRefused('old-office')
  if (found === 'heic') throw new EvidenceRefused('heic')
  if (/^(?:doc|xls|ppt|pot|xlt)m$/.test(extension)) throw new EvidenceRefused('macros')
  if (!claimed) throw new EvidenceRefused(found ? 'wrong-extension' : 'not-allowed')
  const agrees = found === 'zip' ? isOffice(claimed) : found === claimed
  if (!agrees) throw new EvidenceRefused(found ? 'wrong-extension' : 'not-allowed')
  return claimed
}

export const isOffice = (kind: FileKind): kind is OfficeKind =>
  kind === 'docx' || kind === 'xlsx' || kind === 'pptx'

export const isAudio = (kind: FileKind): kind is AudioKind => kinds[kind].mime.startsWith('audio/')

const kindNames = Object.keys(kinds) as FileKind[]
const named = (kind: FileKind): readonly string[] => kinds[kind].extensions

/** Lower case, without the dot; '' when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase()
}

async function contentOf(
  bytes: Uint8Array,
): Promise<FileKind | 'zip' | 'compound' | 'heic' | undefined> {
  const magic = bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  if (magic === ZIP) return 'zip'
  if (magic === COMPOUND) return 'compound'
  const type = await fileTypeFromBuffer(bytes.slice(0, SAMPLE)).catch(() => undefined)
  if (type?.mime.startsWith('image/heic') || type?.mime.startsWith('image/heif')) return 'heic'
  const mime = otherNames[type?.mime ?? ''] ?? type?.mime
  return kindNames.find((kind) => kinds[kind].mime === mime)
}

/** What recorders write differs from what is said of it; that it is no film is seen when it is taken apart. */
const otherNames: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'video/mp4': 'audio/mp4',
  'video/quicktime': 'audio/mp4',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-wav': 'audio/wav',
}
