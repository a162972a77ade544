import type { DocumentContent } from './document.ts'

const fullWidth = (mark: string): string => String.fromCharCode(mark.charCodeAt(0) + 0xfee0)

/** Chinese text with the punctuation that official documents use (GB/T 15834): full width beside Chinese words. */
export function typeset(text: string): string {
  return text
    .replace(/\(([^()]*)\)/g, (_, inner: string) => `${fullWidth('(')}${inner}${fullWidth(')')}`)
    .replace(/(?<=[\p{Script=Han}”》\uFF09])[,;:!?]/gu, fullWidth)
    .replace(/(?<=[%\d])[,;:!?](?=[\p{Script=Han}“《\uFF08])/gu, fullWidth)
}

/** A document's words set so; figures stay as they are. */
export function typesetContent(content: DocumentContent): DocumentContent {
  return {
    title: typeset(content.title),
    addressee: typeset(content.addressee),
    blocks: content.blocks.map((block) =>
      block.block === 'table'
        ? { ...block, caption: typeset(block.caption) }
        : { ...block, text: typeset(block.text) },
    ),
  }
}
