import { layerViolation } from './layers.ts'
import type { SourceFile, SyntaxNode } from './source-file.ts'
import { isNode } from './source-file.ts'

const longestFile = 250
const lengthLimited = ['workflows', 'activities', 'api', 'db', 'web', 'scripts']
const businessTime = ['workflows', 'activities', 'api', 'db']
/** The only places where the machine's clock is read; everyone else is told the time. */
const clocks = new Set(['api/clock.ts', 'workflows/kit/workflow-clock.ts'])

/** Every breach of the written rules, as `file:line  what, and why not`. */
export function checkArchitecture(files: readonly SourceFile[]): string[] {
  const all = new Map(files.map((file) => [file.path, file]))
  return files.flatMap((file) => [
    ...file.imports.flatMap((imported) => {
      const reason = layerViolation(file, imported, all)
      return reason ? [`${file.path}:${imported.line}  imports ${imported.to}: ${reason}`] : []
    }),
    ...tooLong(file),
    ...file.nodes.flatMap(({ node, line }) =>
      [untyped(node), clockRead(file, node)].flatMap((reason) =>
        reason ? [`${file.path}:${line}  ${reason}`] : [],
      ),
    ),
  ])
}

function tooLong(file: SourceFile): string[] {
  if (!isIn(file, lengthLimited) || file.lineCount <= longestFile) return []
  return [
    `${file.path}:${longestFile + 1}  has ${file.lineCount} lines: over ${longestFile} a file has more than one reason to change`,
  ]
}

function untyped(node: SyntaxNode): string | undefined {
  return node.type === 'TSAnyKeyword' ? 'any switches the type check off: use unknown' : undefined
}

function clockRead(file: SourceFile, node: SyntaxNode): string | undefined {
  if (!isIn(file, businessTime) || clocks.has(file.path)) return undefined
  const isNewDate = node.type === 'NewExpression' && isEmpty(node['arguments'])
  if (isNewDate && isNamed(node['callee'], 'Date')) return toldTheTime('new Date()')
  if (node.type === 'CallExpression' && isNamed(node['callee'], 'Date'))
    return toldTheTime('Date()')
  if (node.type !== 'MemberExpression') return undefined
  const { object, property } = node
  if (isNamed(object, 'Date') && isNamed(property, 'now')) return toldTheTime('Date.now()')
  if (isNamed(object, 'Temporal') && isNamed(property, 'Now')) return toldTheTime('Temporal.Now')
  return isNamed(property, 'defaultNow') ? toldTheTime('the database’s clock') : undefined
}

function toldTheTime(clock: string): string {
  return `reads ${clock}: business time is handed in, so that a rehearsal can run a year in a minute`
}

function isIn(file: SourceFile, layers: readonly string[]): boolean {
  return layers.some((layer) => file.path.startsWith(`${layer}/`))
}

function isNamed(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node['name'] === name
}

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0
}
