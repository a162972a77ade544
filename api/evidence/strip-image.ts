import sharp from 'sharp'
import { EvidenceRefused, limits } from './evidence-refused.ts'
import type { FileKind } from './file-kind.ts'

/** As good as nobody sees a difference. */
const quality = 90

/**
 * An image drawn anew: turned as it was taken, without EXIF, place, comments or anything hidden behind it.
 * @throws EvidenceRefused for damaged and giant ones
 */
export async function stripImage(
  kind: Extract<FileKind, 'jpeg' | 'png' | 'webp'>,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  const image = sharp(bytes, { limitInputPixels: limits.pixels, failOn: 'error' }).autoOrient()
  const drawn = {
    jpeg: () => image.jpeg({ quality }),
    png: () => image.png(),
    webp: () => image.webp({ quality }),
  }
  try {
    return new Uint8Array(await drawn[kind]().toBuffer())
  } catch (error) {
    const tooMany = error instanceof Error && /pixel limit/i.test(error.message)
    throw new EvidenceRefused(tooMany ? 'too-many-pixels' : 'damaged')
  }
}
