/** Markers of segments that say where, when and by whom: EXIF and XMP, IPTC, comments. */
const telling: readonly number[] = [0xe1, 0xed, 0xfe]
const [SOI, SOS] = [0xd8, 0xda]

/**
 * A JPEG without its EXIF, XMP, IPTC and comment segments, its picture untouched: for pictures inside
 * documents. What is no well-formed JPEG is given back as it is.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return bytes
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== SOS) {
    const marker = bytes[at + 1] ?? 0
    const length = (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) + 2
    if (length < 4 || at + length > bytes.length) return bytes
    if (!telling.includes(marker)) kept.push(bytes.subarray(at, at + length))
    at += length
  }
  kept.push(bytes.subarray(at))
  return new Uint8Array(Buffer.concat(kept))
}
