import type { Text } from '../../workflows/kit/definition.ts'

/** What is taken of evidence at most. */
export const limits = {
  bytes: 20 * 1024 * 1024,
  filesPerTask: 20,
  pixels: 120_000_000,
  unpackedBytes: 120 * 1024 * 1024,
  parts: 5000,
  nameLength: 120,
} as const

const allowed = {
  zh: '可以上传:JPG、PNG、WebP图片,PDF,docx、xlsx、pptx,m4a、mp3、wav、amr录音;每个不超过20 MB,每项任务不超过20个。',
  en: 'Allowed: JPG, PNG and WebP images, PDF, docx, xlsx, pptx, m4a, mp3, wav and amr recordings; 20 MB each, 20 to a task.',
}

const messages = {
  empty: { zh: '文件是空的。', en: 'The file is empty.' },
  'too-large': {
    zh: `文件超过20 MB。${allowed.zh}`,
    en: `The file is larger than 20 MB. ${allowed.en}`,
  },
  'not-allowed': {
    zh: `不能上传这种文件。${allowed.zh}`,
    en: `This kind of file is not taken. ${allowed.en}`,
  },
  'wrong-extension': {
    zh: '文件内容与扩展名不符,请用原来的程序打开后重新保存。',
    en: 'The content is not what the extension says; open it in its program and save it again.',
  },
  heic: {
    zh: '这是苹果HEIC照片,请转存为JPG后上传(手机“设置—相机—格式”选“兼容性最佳”)。',
    en: 'This is a HEIC photo; save it as JPG first (iPhone: Settings, Camera, Formats, Most Compatible).',
  },
  'old-office': {
    zh: '这是旧版Office(doc、xls、ppt)或加了密码的文件,请取消密码并另存为docx、xlsx、pptx。',
    en: 'This is an old Office file (doc, xls, ppt) or has a password; remove it and save as docx, xlsx or pptx.',
  },
  macros: {
    zh: '文件含有宏或控件,请另存为不含宏的格式。',
    en: 'The file contains macros or controls; save it without them.',
  },
  external: {
    zh: '文件会从别处加载模板或对象,请断开链接后重新保存。',
    en: 'The file loads a template or object from elsewhere; break the link and save it again.',
  },
  encrypted: {
    zh: 'PDF加了密码或限制,请取消后重新保存。',
    en: 'The PDF is encrypted or restricted; remove that and save it again.',
  },
  'too-many-pixels': {
    zh: '图片超过1.2亿像素,请缩小后上传。',
    en: 'The image has more than 120 million pixels; make it smaller.',
  },
  unpacked: {
    zh: '文件解压后过大,已拒绝读取。',
    en: 'The file unpacks to too much and was refused.',
  },
  damaged: {
    zh: '文件已损坏,无法读取;请用原来的程序打开后重新保存。',
    en: 'The file is damaged; open it in its program and save it again.',
  },
  'too-heavy': {
    zh: '文件内容过于复杂,未能在限定的时间和内存内检查完。',
    en: 'The file is too complex to be checked within the limits of time and memory.',
  },
} as const satisfies Record<string, Text>

export type EvidenceProblem = keyof typeof messages

/** A file that is not taken as evidence; `said` is what to tell the person. */
export class EvidenceRefused extends Error {
  override readonly name = 'EvidenceRefused'
  readonly code: EvidenceProblem
  readonly said: Text

  constructor(code: EvidenceProblem) {
    super(messages[code].en)
    this.code = code
    this.said = messages[code]
  }
}
