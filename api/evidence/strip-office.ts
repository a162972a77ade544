import { strFromU8, strToU8, type UnzipFileInfo, unzipSync, type Zippable, zipSync } from 'fflate'
import { EvidenceRefused, limits } from './evidence-refused.ts'
import { kinds, type OfficeKind } from './file-kind.ts'
import { stripJpeg } from './strip-jpeg.ts'

const TYPES = '[Content_Types].xml'
/** A zip can not say less than 1980; this one says nothing. */
const NO_TIME = new Date('1980-01-01T00:00:00')

const ooxml = 'http://schemas.openxmlformats.org'
const blank: Readonly<Record<string, string>> = {
  'docprops/core.xml': `<cp:coreProperties xmlns:cp="${ooxml}/package/2006/metadata/core-properties"/>`,
  'docprops/app.xml': `<Properties xmlns="${ooxml}/officeDocument/2006/extended-properties"/>`,
  'docprops/custom.xml': `<Properties xmlns="${ooxml}/officeDocument/2006/custom-properties"/>`,
}

/**
 * An Office file without the names of author, company and last editor, and without what its pictures tell;
 * packed anew, so that nothing hides between its parts.
 * @throws EvidenceRefused for macros, outside templates, another kind inside, bombs and damage
 */
export function stripOffice(kind: OfficeKind, bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unpack(bytes))
  check(kind, parts)
  const cleaned: Zippable = {}
  for (const [name, part] of parts) {
    if (!name.endsWith('/')) cleaned[name] = [cleanPart(name, part), { mtime: NO_TIME }]
  }
  return zipSync(cleaned, { level: 6 })
}

/** Every entry is unpacked into a buffer of its declared size, and those are limited in sum. */
function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let [unpacked, parts] = [0, 0]
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    unpacked += originalSize
    parts += 1
    if (unpacked > limits.unpackedBytes || parts > limits.parts) {
      throw new EvidenceRefused('unpacked')
    }
    if (/(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|\\/.test(name)) throw new EvidenceRefused('damaged')
    return true
  }
  try {
    return unzipSync(bytes, { filter })
  } catch (error) {
    throw error instanceof EvidenceRefused ? error : new EvidenceRefused('damaged')
  }
}

function check(kind: OfficeKind, parts: readonly (readonly [string, Uint8Array])[]): void {
  const types = parts.find(([name]) => name === TYPES)?.[1]
  if (!types) throw new EvidenceRefused('wrong-extension')
  const said = textOf(types).toLowerCase()
  const active = /vba(?:project|data)|macroenabled|activex/
  if (active.test(said) || parts.some(([name]) => active.test(name.toLowerCase()))) {
    throw new EvidenceRefused('macros')
  }
  if (!said.includes(`"${kinds[kind].mime}.main+xml"`)) throw new EvidenceRefused('wrong-extension')
  for (const [name, part] of parts) {
    if (/\.rels$/i.test(name) && reachesOut(textOf(part))) throw new EvidenceRefused('external')
  }
}

/** Links that a reader clicks are fine, and so are those to other workbooks, which Excel asks about. */
function reachesOut(relations: string): boolean {
  return (relations.match(/<(?:\w+:)?Relationship\b[^>]*>/g) ?? []).some(
    (one) =>
      /TargetMode\s*=\s*["']External["']/i.test(one) &&
      !/Type\s*=\s*["'][^"']*\/(?:hyperlink|externalLinkPath)["']/i.test(one),
  )
}

function cleanPart(name: string, part: Uint8Array): Uint8Array {
  const lower = name.toLowerCase()
  const empty = blank[lower]
  if (empty) return strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${empty}`)
  return /\.jpe?g$/.test(lower) ? stripJpeg(part) : part
}

/** UTF-16 parts are allowed by the standard; reading them as bytes would hide what they say. */
function textOf(part: Uint8Array): string {
  if (part[0] === 0xff && part[1] === 0xfe) return new TextDecoder('utf-16le').decode(part)
  if (part[0] === 0xfe && part[1] === 0xff) return new TextDecoder('utf-16be').decode(part)
  return strFromU8(part)
}
