import type { DocumentBlock } from '../../workflows/document.ts'
import { columnShares, type OfficialDocument } from './official-document.ts'

/** The document as a page to be printed, in the layout of GB/T 9704: it loads nothing and runs nothing. */
export function renderHtml(document: OfficialDocument): string {
  const { head, number, title, addressee, blocks, organ, date, warning } = document
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title><style>${style}</style></head><body>
${warning && `<p class="warning">${escaped(warning)}</p>`}
<p class="head">${escaped(head)}</p>
<p class="number">${escaped(number)}</p>
<h1>${wordsOf(title)}</h1>
<p class="to">${escaped(addressee)}</p>
${blocks.map(blockHtml).join('\n')}
<div class="end"><div><p>${escaped(organ)}</p><p>${escaped(date)}</p></div></div>
</body></html>`
}

function blockHtml(block: DocumentBlock): string {
  switch (block.block) {
    case 'heading':
      return `<p class="level-${block.level}">${escaped(block.text)}</p>`
    case 'paragraph':
      return block.text
        .split('\n')
        .map((line) => `<p class="text">${escaped(line)}</p>`)
        .join('\n')
    case 'table':
      return tableHtml(block)
  }
}

function tableHtml(table: Extract<DocumentBlock, { block: 'table' }>): string {
  const widths = columnShares(table.columns).map(
    (share) => `<col style="width:${(share * 100).toFixed(2)}%">`,
  )
  const heads = table.columns.map(({ title }) => `<th>${escaped(title)}</th>`)
  const rows = table.rows.map(
    (row) => `<tr>${row.map(({ text }) => `<td>${escaped(text)}</td>`).join('')}</tr>`,
  )
  return `<table><caption>${escaped(table.caption)}</caption><colgroup>${widths.join('')}</colgroup>
<thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`
}

/** A title is broken between words, never within one. */
function wordsOf(title: string): string {
  const words = new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)
  return [...words].map(({ segment }) => `<span>${escaped(segment)}</span>`).join('')
}

const escaped = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c,
  )

const song = `"方正小标宋简体", "FZXiaoBiaoSong-B05S", "小标宋体", "Noto Serif CJK SC", "SimSun", "宋体", serif`
const fang = `"仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "Noto Serif CJK SC", "SimSun", serif`
const hei = `"黑体", "SimHei", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif`
const kai = `"楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "STKaiti", "Noto Serif CJK SC", serif`

/** The page number, two dashes beside it, outside on each page and seven millimetres below the text. */
const pageNumber = `content: "— " counter(page) " —"; font: 14pt "SimSun", "宋体", "Noto Serif CJK SC", serif;
  vertical-align: top; padding-top: 7mm`

/** A4, margins 37, 35, 28 and 26 mm: 22 lines of 28 characters. */
const style = `
@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-right { ${pageNumber}; padding-right: 14pt } }
@page :left { @bottom-right { content: none } @bottom-left { ${pageNumber}; padding-left: 14pt } }
html { -webkit-print-color-adjust: exact }
body { margin: 0; font: 16pt/28.95pt ${fang}; letter-spacing: -0.21pt; color: #000;
  text-align: justify; overflow-wrap: anywhere; line-break: strict }
p, h1 { margin: 0; font-weight: normal; orphans: 2; widows: 2 }
.warning { color: #c00; font-family: ${hei}; font-size: 14pt; text-align: center }
.head { color: #e60000; font: 34pt/1.3 ${song}; font-weight: bold; text-align: center; letter-spacing: 4pt; margin: 6mm 0 0 }
.number { text-align: center; margin: 28.95pt 0 4mm; padding-bottom: 4mm; border-bottom: 2pt solid #e60000 }
h1 { font: 22pt/32pt ${song}; font-weight: bold; text-align: center; margin: 28.95pt 0; letter-spacing: 0; text-wrap: balance }
h1 span { display: inline-block }
.text, .level-1, .level-2 { text-indent: 2em }
.level-1 { font-family: ${hei}; break-after: avoid }
.level-2 { font-family: ${kai}; break-after: avoid }
table { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 6pt 0 12pt; font-size: 12pt; line-height: 18pt; letter-spacing: 0 }
caption { font-family: ${hei}; font-size: 14pt; line-height: 24pt; padding-bottom: 2pt }
th, td { border: 0.75pt solid #000; padding: 2pt; text-align: center; vertical-align: middle; font-weight: normal }
th { font-family: ${hei} }
thead { display: table-header-group }
tr { break-inside: avoid }
.end { margin-top: 28.95pt; break-inside: avoid; display: flex; justify-content: flex-end }
.end > div { margin-right: 4em; min-width: 10em; text-align: center }
`
