import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { PDFDocument, PDFHexString, PDFName } from 'pdf-lib'
import sharp from 'sharp'

const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const types = (more = '') =>
  `<Types><Override PartName="/word/document.xml" ContentType="${main}"/>${more}</Types>`

/** A Word file whose author is 举报人王某; `more` adds or replaces parts. */
export function aDocx(more: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  const parts: Readonly<Record<string, string | Uint8Array>> = {
    '[Content_Types].xml': types(),
    'word/document.xml': '<w:document><w:body>整改情况</w:body></w:document>',
    'docProps/core.xml':
      '<cp:coreProperties><dc:creator>举报人王某</dc:creator><cp:lastModifiedBy>王某</cp:lastModifiedBy></cp:coreProperties>',
    'docProps/app.xml': '<Properties><Company>某某公司</Company></Properties>',
    'docProps/custom.xml': '<Properties><property name="经办">王某</property></Properties>',
    ...more,
  }
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        typeof part === 'string' ? strToU8(part) : part,
      ]),
    ),
  )
}

/** The parts of an Office file as text, by name. */
export const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]),
  )

/** A photo as a phone takes it: lying on its side, with the place it was taken at. */
export async function aPhoto(format: 'jpeg' | 'png' | 'webp' = 'jpeg'): Promise<Uint8Array> {
  const image = sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } })
  const exif = {
    IFD0: { Artist: 'Wang', Make: 'Canary Phone' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 14/1 0/1' },
  }
  const buffer = await image
    .withExif(exif)
    .withMetadata({ orientation: 6 })
    .toFormat(format)
    .toBuffer()
  return new Uint8Array(buffer)
}

/** A PDF with an author, XMP, a script that runs when it is opened, and a file attached to it. */
export async function aPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.addPage([200, 200]).drawText('evidence')
  pdf.setAuthor('Canary Author')
  pdf.setTitle('Canary Title')
  const xmp = pdf.context.stream('<x:xmpmeta>Canary XMP</x:xmpmeta>', {
    Type: 'Metadata',
    Subtype: 'XML',
  })
  pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(xmp))
  pdf.addJavaScript('open', 'app.alert("Canary Script")')
  await pdf.attach(strToU8('Canary Attachment'), 'secret.txt')
  const launch = pdf.context.obj({ S: 'Launch', F: PDFHexString.fromText('Canary.exe') })
  pdf.catalog.set(PDFName.of('OpenAction'), launch)
  return await pdf.save({ useObjectStreams: false })
}
