import {
  EncryptedPDFError,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib'
import { EvidenceRefused } from './evidence-refused.ts'
import { stripJpeg } from './strip-jpeg.ts'

/** Entries that tell of people and programs, carry other files, or act when the file is opened. */
const unwanted =
  'Metadata PieceInfo LastModified AA OpenAction JS JavaScript EmbeddedFiles EF AF XFA'
    .split(' ')
    .map((key) => PDFName.of(key))
/** Actions that reach out of the document. */
const reaching = new Set(
  'JavaScript Launch ImportData SubmitForm GoToR GoToE Rendition'.split(' ').map((s) => `/${s}`),
)

/**
 * A PDF without Info, XMP, scripts, attached files and earlier versions of itself; its pages as they were.
 * @throws EvidenceRefused for encrypted and damaged ones
 */
export async function stripPdf(bytes: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false }).catch(refuse)
  const { context } = document
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    scrub(object)
    if (object instanceof PDFRawStream && isJpeg(object)) {
      context.assign(ref, PDFRawStream.of(object.dict, stripJpeg(object.contents)))
    }
  }
  context.trailerInfo.Info = undefined
  context.trailerInfo.ID = undefined
  dropUnreachable(context)
  if (document.getPageCount() === 0) throw new EvidenceRefused('damaged')
  return await document.save({ addDefaultPage: false, updateFieldAppearances: false })
}

function refuse(error: unknown): never {
  throw new EvidenceRefused(error instanceof EncryptedPDFError ? 'encrypted' : 'damaged')
}

/** Takes the unwanted out of an object and what is written inside it; references are met on their own. */
function scrub(object: PDFObject | undefined): void {
  if (object instanceof PDFArray) for (const item of object.asArray()) scrub(item)
  const dict = object instanceof PDFStream ? object.dict : object
  if (!(dict instanceof PDFDict)) return
  for (const key of unwanted) dict.delete(key)
  if (reaching.has(String(dict.get(PDFName.of('S'))))) {
    for (const key of dict.keys()) dict.delete(key)
  }
  for (const value of dict.values()) scrub(value)
}

const isJpeg = (stream: PDFRawStream): boolean =>
  String(stream.dict.get(PDFName.of('Filter'))) === '/DCTDecode'

/** Nothing is kept that no page leads to: old versions, removed attachments, the Info of long ago. */
function dropUnreachable(context: PDFContext): void {
  const reached = new Set<PDFRef>()
  const open: (PDFObject | undefined)[] = [context.trailerInfo.Root]
  while (open.length > 0) {
    const object = open.pop()
    if (object instanceof PDFRef) {
      if (reached.has(object)) continue
      reached.add(object)
      open.push(context.lookup(object))
    } else if (object instanceof PDFArray) open.push(...object.asArray())
    else if (object instanceof PDFStream) open.push(...object.dict.values())
    else if (object instanceof PDFDict) open.push(...object.values())
  }
  for (const [ref] of context.enumerateIndirectObjects()) {
    if (!reached.has(ref)) context.delete(ref)
  }
}
