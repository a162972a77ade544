import type { Said } from './said.ts'

const messages = {
  'too-large': {
    zh: '文件超过20 MB,请拆分后再导入。',
    en: 'The file is larger than 20 MB; split it and import the parts.',
  },
  'not-xlsx': {
    zh: '只能导入 .xlsx 文件;请在 Excel 或 WPS 中另存为“Excel 工作簿(.xlsx)”后再导入。',
    en: 'Only .xlsx files can be imported; save it as “Excel Workbook (.xlsx)” first.',
  },
  'old-or-locked': {
    zh: '这是旧版 .xls 或加了密码的文件;请取消密码并另存为 .xlsx 后再导入。',
    en: 'This is an old .xls or a password-protected file; remove the password and save it as .xlsx.',
  },
  macros: {
    zh: '文件含有宏,不能导入;请另存为不含宏的 .xlsx。',
    en: 'The file contains macros and cannot be imported; save it as .xlsx without macros.',
  },
  unpacked: {
    zh: '文件解压后超过200 MB,已拒绝读取。',
    en: 'The file unpacks to more than 200 MB and was refused.',
  },
  'too-many-rows': {
    zh: '文件超过20000行,请拆分后再导入。',
    en: 'The file has more than 20 000 rows; split it and import the parts.',
  },
  'too-many-columns': {
    zh: '表格超过100列,请删除多余的列后再导入。',
    en: 'A sheet has more than 100 columns; delete those not needed and import again.',
  },
  damaged: {
    zh: '文件已损坏或不是规范的工作簿,无法读取;请用 Excel 或 WPS 打开后重新保存。',
    en: 'The file is damaged or not a proper workbook; open it in Excel or WPS and save it again.',
  },
  'too-heavy': {
    zh: '文件内容过于复杂,未能在限定的时间和内存内读完。',
    en: 'The file is too complex to be read within the limits of time and memory.',
  },
  'no-header': {
    zh: '没有找到表头:需要有“具体问题表现”“责任科室”“整改时限”等列名。',
    en: 'No header row was found: it needs headings such as 具体问题表现, 责任科室, 整改时限.',
  },
  'no-orders': {
    zh: '没有找到表头:需要有“工单编号”和“诉求内容”等列名。',
    en: 'No header row was found: it needs headings such as 工单编号 and 诉求内容.',
  },
} as const satisfies Record<string, Said>

export type LedgerFileProblem = keyof typeof messages

/** A workbook that cannot be imported as a whole; `said` is what to tell the person. */
export class LedgerFileError extends Error {
  override readonly name = 'LedgerFileError'
  readonly code: LedgerFileProblem
  readonly said: Said

  constructor(code: LedgerFileProblem) {
    super(messages[code].en)
    this.code = code
    this.said = messages[code]
  }
}
