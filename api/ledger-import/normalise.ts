/** Invisible characters that get into cells by copying: zero width, soft hyphen, byte order mark, direction marks. */
const invisible = /[\p{Cf}\p{Variation_Selector}]/gu

/** A cell's text as it is kept: invisible characters gone, blanks folded, line breaks kept. Punctuation stays as is. */
export function tidy(text: string): string {
  return text
    .replace(invisible, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
}

/** A cell's text as it is read: tidied, full width made half width, on one line. */
export function fold(text: string): string {
  return tidy(text).normalize('NFKC').replace(/\s+/g, ' ').trim()
}

/** Folded and without any blank, for headings and comparison. */
export function squeeze(text: string): string {
  return fold(text).replace(/\s/g, '')
}

/** What two texts have in common if they say the same: squeezed, lower case, without punctuation. */
export function gist(text: string): string {
  return squeeze(text)
    .toLowerCase()
    .replace(/[\p{P}\p{S}]/gu, '')
}
