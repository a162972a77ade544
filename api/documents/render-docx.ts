import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  Header,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { DocumentBlock } from '../../workflows/document.ts'
import { columnShares, type OfficialDocument } from './official-document.ts'

const mm = (length: number): number => Math.round((length * 1440) / 25.4)
/** Width of the text on A4 between margins of 28 and 26 mm, in twentieths of a point. */
const lineWidth = mm(210 - 28 - 26)
/** 28.95 pt, so that a page has 22 lines. */
const lines = { line: 579, lineRule: LineRuleType.EXACT }
const red = 'E60000'

/** Word puts in its own where a font is missing. Sizes are half points. */
const face = (name: string, size: number): IRunOptions => ({
  font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: name },
  size,
})
const faces = {
  title: face('方正小标宋简体', 44),
  head: { ...face('方正小标宋简体', 68), color: red, bold: true },
  body: { ...face('仿宋_GB2312', 32), characterSpacing: -4 },
  level1: { ...face('黑体', 32), characterSpacing: -4 },
  level2: { ...face('楷体_GB2312', 32), characterSpacing: -4 },
  caption: face('黑体', 28),
  columns: face('黑体', 24),
  cells: face('仿宋_GB2312', 24),
  page: face('宋体', 28),
} as const

/** The document for Word, in the layout of GB/T 9704. */
export async function renderDocx(document: OfficialDocument): Promise<Uint8Array> {
  const { head, number, title, addressee, blocks, organ, date, warning } = document
  const file = new Document({
    title,
    creator: organ,
    lastModifiedBy: organ,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: faces.body, paragraph: { spacing: lines } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: {
              top: mm(37),
              bottom: mm(35),
              left: mm(28),
              right: mm(26),
              header: mm(15),
              footer: mm(23),
            },
          },
        },
        ...(warning && { headers: { default: warned(warning), even: warned(warning) } }),
        footers: {
          default: pageNumber(AlignmentType.RIGHT, { right: 280 }),
          even: pageNumber(AlignmentType.LEFT, { left: 280 }),
        },
        children: [
          line(head, faces.head, {
            alignment: AlignmentType.CENTER,
            spacing: { line: 900, lineRule: LineRuleType.AT_LEAST },
          }),
          line('', faces.body),
          line(number, faces.body, {
            alignment: AlignmentType.CENTER,
            border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: red, space: 10 } },
          }),
          line('', faces.body),
          line(title, faces.title, {
            alignment: AlignmentType.CENTER,
            spacing: { line: 640, lineRule: LineRuleType.EXACT },
          }),
          line('', faces.body),
          line(addressee, faces.body),
          ...blocks.flatMap(blockParts),
          line('', faces.body, { keepNext: true }),
          line(organ, faces.body, { ...toTheRight, keepNext: true }),
          line(date, faces.body, toTheRight),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

const line = (text: string, run: IRunOptions, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ ...options, children: [new TextRun({ ...run, text: cleaned(text) })] })

/** Two characters in, four characters from the right edge. */
const indented: IParagraphOptions = {
  indent: { firstLine: 640 },
  alignment: AlignmentType.BOTH,
}
const toTheRight: IParagraphOptions = { alignment: AlignmentType.RIGHT, indent: { right: 1280 } }

function blockParts(block: DocumentBlock): FileChild[] {
  switch (block.block) {
    case 'heading': {
      const run = block.level === 1 ? faces.level1 : faces.level2
      return [line(block.text, run, { ...indented, keepNext: true })]
    }
    case 'paragraph':
      return block.text.split('\n').map((text) => line(text, faces.body, indented))
    case 'table':
      return tableParts(block)
  }
}

function tableParts(table: Extract<DocumentBlock, { block: 'table' }>): FileChild[] {
  const widths = columnShares(table.columns).map((share) => Math.round(share * lineWidth))
  const cell = (text: string, run: IRunOptions, column: number) =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [
        line(text, run, {
          alignment: AlignmentType.CENTER,
          spacing: { line: 360, lineRule: LineRuleType.EXACT },
        }),
      ],
    })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map(({ title }, i) => cell(title, faces.columns, i)),
  })
  const rows = table.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map(({ text }, i) => cell(text, faces.cells, i)),
      }),
  )
  const width = { size: lineWidth, type: WidthType.DXA }
  const options = { alignment: AlignmentType.CENTER, keepNext: true }
  return [
    line(table.caption, faces.caption, options),
    new Table({ width, columnWidths: widths, rows: [head, ...rows] }),
    line('', faces.cells),
  ]
}

const warned = (text: string): Header =>
  new Header({
    children: [line(text, { ...faces.page, color: red }, { alignment: AlignmentType.CENTER })],
  })

/** — 1 — */
function pageNumber(
  alignment: IParagraphOptions['alignment'],
  indent: IParagraphOptions['indent'],
): Footer {
  const number = new TextRun({ ...faces.page, children: ['— ', PageNumber.CURRENT, ' —'] })
  return new Footer({ children: [new Paragraph({ alignment, indent, children: [number] })] })
}

/** Without the characters that XML cannot hold. */
const cleaned = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
  text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
