import { unzipSync } from 'fflate'
import { LedgerFileError } from './ledger-file-error.ts'
import { limits } from './sheet.ts'

/** The parts a ledger is read from; pictures, comments, links and the rest are never unpacked. */
const wanted =
  /^(?:\[content_types\]\.xml|xl\/(?:[^/]+\.xml|_rels\/[^/]+\.rels|worksheets\/[^/]+\.xml))$/i
const [ZIP, COMPOUND] = [0x504b0304, 0xd0cf11e0]

/**
 * Unpacks the XML parts of an .xlsx, by lower-case name. Every entry is unpacked into a buffer of its declared size, and
 * the declared sizes are limited in sum, so a zip bomb stays small whatever it claims.
 * @throws LedgerFileError for other kinds of files and files over the limits.
 */
export function unzipWorkbook(bytes: Uint8Array): Map<string, Uint8Array> {
  if (bytes.length > limits.packedBytes) throw new LedgerFileError('too-large')
  const magic = bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  if (magic === COMPOUND) throw new LedgerFileError('old-or-locked')
  if (magic !== ZIP) throw new LedgerFileError('not-xlsx')
  let [unpacked, macros] = [0, false]
  const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
    unpacked += originalSize
    if (unpacked > limits.unpackedBytes) throw new LedgerFileError('unpacked')
    if (/vbaproject\.bin$/i.test(name)) macros = true
    return wanted.test(name)
  }
  const files = unzipSync(bytes, { filter })
  const parts = new Map(Object.entries(files).map(([name, part]) => [name.toLowerCase(), part]))
  if (macros) throw new LedgerFileError('macros')
  if (!parts.has('xl/workbook.xml')) throw new LedgerFileError('not-xlsx')
  return parts
}
