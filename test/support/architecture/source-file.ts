import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'vite'

/** A node of the syntax tree, as far as the checks look at it. */
export type SyntaxNode = { readonly type: string; readonly start: number } & Readonly<
  Record<string, unknown>
>

export type SourceImport = {
  /** A path from the repository's root for our own files, the bare name for a package. */
  readonly to: string
  readonly typeOnly: boolean
  readonly line: number
}

/** A parsed source file; `path` is relative to the repository's root, with forward slashes. */
export type SourceFile = {
  readonly path: string
  readonly lineCount: number
  readonly imports: readonly SourceImport[]
  /** Every syntax node with its line. */
  readonly nodes: readonly { readonly node: SyntaxNode; readonly line: number }[]
}

const generated = new Set(['node_modules', 'dist', 'migrations', 'histories'])

/** All TypeScript files of the given top-level folders, generated ones left out. */
export function readSources(root: string, folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) => listFiles(root, folder))
    .map((file) => parseSource(file, readFileSync(path.join(root, file), 'utf8')))
}

function listFiles(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const relative = path.posix.join(folder, entry.name)
    if (entry.isDirectory()) return generated.has(entry.name) ? [] : listFiles(root, relative)
    return /\.tsx?$/.test(entry.name) ? [relative] : []
  })
}

/** @throws Error when the text is not valid TypeScript. */
export function parseSource(file: string, text: string): SourceFile {
  const { program, errors } = parseSync(file, text)
  const error = errors[0]
  if (error) throw new Error(`${file}: ${error.message}`)
  const lineOf = lineFinder(text)
  const nodes = [...walk(program)].map((node) => ({ node, line: lineOf(node.start) }))
  return {
    path: file,
    lineCount: text.replace(/\n$/, '').split('\n').length,
    imports: nodes.flatMap(({ node, line }) => importOf(file, node, line)),
    nodes,
  }
}

function importOf(file: string, node: SyntaxNode, line: number): SourceImport[] {
  const source = node['source']
  if (!isNode(source) || typeof source['value'] !== 'string') return []
  const value = source['value']
  const to = value.startsWith('.') ? path.posix.join(path.posix.dirname(file), value) : value
  const typeOnly =
    node['importKind'] === 'type' || node['exportKind'] === 'type' || node.type === 'TSImportType'
  return [{ to, typeOnly, line }]
}

function* walk(value: unknown): Generator<SyntaxNode> {
  if (Array.isArray(value)) {
    for (const item of value) yield* walk(item)
  } else if (isNode(value)) {
    yield value
    for (const child of Object.values(value)) yield* walk(child)
  }
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    const next = starts.findIndex((start) => start > offset)
    return next < 0 ? starts.length : next
  }
}
